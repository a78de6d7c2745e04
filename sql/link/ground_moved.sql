-- Whether anybody else of the district has committed since the run was linked.
select coalesce(r.ground < (select count(*) from run other
                            where other.district_id = r.district_id and other.committed_at is not null), false)
from run r
where r.id = :run
