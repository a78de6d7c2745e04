-- School enrollments and enrollments of the baseline that are kept and outside their dates, as they were counted last; no row
-- where the baseline was written to since.
select n.entity, n.records
from (select sum(untimely_school_enrollments), sum(untimely_enrollments)
      from remembered_hash
      where connection_id = :connection and not exists (select from remembered_moved where connection_id = :connection)
      having count(*) > 0) as sums (school_enrollments, enrollments)
cross join lateral (values (7, school_enrollments), (8, enrollments)) as n (entity, records)
