-- Who holds a connection's lease, and for how many more seconds by the database's clock.
select run_id, epoch, holder, host, pid, extract(epoch from until - clock_timestamp())::numeric as seconds
from lease where connection_id = :connection
