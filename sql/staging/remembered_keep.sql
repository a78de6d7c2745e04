-- Keeps a portion of the hashes that the baseline remembers of a connection, sixteen bytes each.
insert into remembered_hash (connection_id, portion, hashes) values (:connection, :portion, :hashes)
