-- Whether the journal still holds the end of every slice that was read to it, and is not about to be dropped; else its day
-- is gone, and with it what the run had staged.
select (select r.journal = 'KEPT' from run r where r.id = :run)
       and not exists (select from slice s
                       where s.run_id = :run and s.state = 'DONE' and s.proof in ('OVERLAP', 'CONFIRM')
                         and not exists (select from page_journal j
                                         where j.run_id = s.run_id and j.day = :day and j.slice = s.name and j.last_page))
