-- People whom only schools hold that are not mapped; told of a connection's newest run only, because it is the one that
-- the records were last seen by.
select count(*) filter (where e.entity = 5) as students, count(*) filter (where e.entity = 6) as staff
from (select 5 as entity, own, cause from effective_record(:run, :connection, 5::smallint)
      union all
      select 6, own, cause from effective_record(:run, :connection, 6::smallint)) e
where e.own = 'O' and e.cause = 'SCHOOL_MAPPING'
  and :run = (select max(id) from run where connection_id = :connection)
