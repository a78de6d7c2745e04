-- Whether another run of its connection was committed since a run began: what it read was compared with an older upload.
-- Those whose rows are not kept any more count too.
select r.commits_before < c.commits_forgotten + (select count(*) from run other
                                                 where other.connection_id = r.connection_id
                                                   and other.committed_at is not null and other.id <> r.id)
from run r
join connection c on c.id = r.connection_id
where r.id = :run
