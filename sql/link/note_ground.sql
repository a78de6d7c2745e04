-- Remembers how many commits the district has while the run is linked, also by runs whose rows are not kept any more.
update run
set ground = (select count(*) from run other where other.district_id = :district and other.committed_at is not null)
             + (select coalesce(sum(c.commits_forgotten), 0) from connection c where c.district_id = :district)
where id = :run
