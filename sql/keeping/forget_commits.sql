-- The committed ones among runs that go count on, so that an older run still knows that it was overtaken.
update connection c
set commits_forgotten = c.commits_forgotten + gone.commits
from (select connection_id, count(*) as commits from run
      where id = any (:runs) and committed_at is not null group by connection_id) gone
where gone.connection_id = c.id
