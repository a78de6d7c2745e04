-- Forgets that a baseline was written to: by all whose work is seen from here on.
delete from remembered_moved where connection_id = :connection
