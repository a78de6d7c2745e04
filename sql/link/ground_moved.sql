-- Whether anybody else of the district has committed since the run was linked. A run that noted nothing then, as releases did
-- not before they were worked out anew too, can't say that nobody has.
select coalesce(r.ground < (select count(*) from run other
                            where other.district_id = r.district_id and other.committed_at is not null)
                           + (select coalesce(sum(c.commits_forgotten), 0) from connection c
                              where c.district_id = r.district_id), true)
from run r
where r.id = :run and r.district_id = :district
