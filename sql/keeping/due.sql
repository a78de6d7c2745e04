-- Whether anything of a district has outlived its time; whether somebody still needs it is asked when it is dropped.
with k as materialized (
    select connection_id, journal, changes, runs, tombstones from kept_days where district_id = :district
)
select exists (select from k join run r on r.connection_id = k.connection_id and r.journal <> 'GONE'
               where r.day < :today::date - k.journal and run_over(r, :at, :resume * interval '1 second')) as journal,
       exists (select from k join run r on r.connection_id = k.connection_id and r.changes <> 'GONE'
               where r.finished_at < :at::timestamptz - k.changes * interval '24 hours'
                 and run_over(r, :at, :resume * interval '1 second')) as changes,
       exists (select from passport_record p
               where p.district_id = :district and p.deleted_at is not null
                 and p.deleted_at < :at::timestamptz - (select max(k.tombstones) from k) * interval '24 hours') as tombstones,
       exists (select from k join run r on r.connection_id = k.connection_id
               where r.finished_at < :at::timestamptz - k.runs * interval '24 hours'
                 and run_over(r, :at, :resume * interval '1 second')) as runs
