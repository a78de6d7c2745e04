-- Schools whose attributes the next committed run takes again.
select source_id from school_refresh where connection_id = :connection
