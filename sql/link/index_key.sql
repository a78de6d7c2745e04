-- Look-ups by key, and of all keys of one record.
create index on link_key (domain, key)
