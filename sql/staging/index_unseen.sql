-- So that a row that was read is looked up among the hashes that were not seen, and these are not gone through for each.
create index on unseen (hash)
