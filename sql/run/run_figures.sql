-- What runs changed or would change, all entities together, and how many issues each left open or found.
select r.id, coalesce(sum(c.creates), 0) as creates, coalesce(sum(c.updates), 0) as updates, coalesce(sum(c.deletes), 0) as deletes,
       coalesce(sum(c.live_after), 0) as live_after,
       case when r.committed_at is null
            then (select count(*) from staged_issue s where s.run_id = r.id and s.day = r.day)
            else (select count(*) from issue i
                  where i.connection_id = r.connection_id and i.opened_run <= r.id
                    and (i.closed_run is null or i.closed_run > r.id)) end as issues
from run r left join run_count c on c.run_id = r.id and c.school = ''
where r.id = any (:runs)
group by r.id
