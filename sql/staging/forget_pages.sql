-- Forgets the pages of a resource that its last reading did not meet.
delete from page_memory m
where m.connection_id = :connection and m.resource = :resource
  and not exists (select from page_journal j
                  where j.run_id = :run and j.day = :day and j.slice = :resource and j.page_offset = m.page_offset)
