-- Forgets what an earlier linking in the same transaction looked up.
drop table if exists pg_temp.link_named
