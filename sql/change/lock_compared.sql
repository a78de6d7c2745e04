-- Takes at once every lock that comparing beside the step's own transaction needs, or fails: neither transaction may wait
-- for the other through somebody who waits for a table, as whoever makes or drops a day of the workbench does.
lock table settled, staged_record, staged_link, source_record, passport_record, run_school, issue, connection, baseline
    in access share mode nowait
