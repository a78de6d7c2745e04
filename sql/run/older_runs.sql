-- Runs of the same connection that are older than a run, and in one of the given states.
select older.id
from run newer
join run older on older.connection_id = newer.connection_id and older.id < newer.id
where newer.id = :run and older.state = any (:states)
order by older.id
