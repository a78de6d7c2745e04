-- Undoes what stands about the two records of a duplicate, whichever of them came first.
update decision d
set undone_by = :actor, undone_at = :at
from issue i
where i.id = :duplicate and d.undone_at is null and d.entity = i.entity
  and (d.connection_id, d.sis_id, d.other_connection, d.other_sis_id)
      in ((i.connection_id, i.sis_id, i.other_connection, i.other_sis_id),
          (i.other_connection, i.other_sis_id, i.connection_id, i.sis_id))
returning d.id
