-- Whether the baseline's hashes are all of this version.
select coalesce(bool_and(hash_version = :version), true) from baseline where connection_id = :connection
