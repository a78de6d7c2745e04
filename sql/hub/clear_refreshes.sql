-- Schools whose attributes this run has taken again need not be asked for any more.
delete from school_refresh f
using run_school m
where f.connection_id = :connection and m.run_id = :run and m.refresh and m.source_id = f.source_id
