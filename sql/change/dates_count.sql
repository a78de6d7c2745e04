-- Whether what leaves by a date counts like anything else: that day is still to come in the district, or an earlier one than
-- records were judged by already.
select :asOf::date > :today::date or coalesce(:asOf::date < max(b.settled_on), false)
from baseline b
where b.connection_id = :connection
