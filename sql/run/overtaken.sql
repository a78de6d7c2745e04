-- Whether another run of its connection was committed since a run began: what it read was compared with an older upload.
select r.commits_before < (select count(*) from run other
                           where other.connection_id = r.connection_id and other.committed_at is not null
                             and other.id <> r.id)
from run r
where r.id = :run
