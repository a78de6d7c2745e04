-- Remembers how many commits the district has while the run is linked.
update run
set ground = (select count(*) from run other where other.district_id = :district and other.committed_at is not null)
where id = :run
