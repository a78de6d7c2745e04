-- Whether all records of a connection were settled under the rules of now; and whether they were so today, and nothing moved.
select coalesce(bool_and(settled_by = :settledBy), true) as same_rules,
       coalesce(bool_and(settled_by = :settledBy and settled_on = :asOf), false)
           and not exists (select from staged_record where run_id = :run and day = :day) as nothing_moved
from baseline
where connection_id = :connection
