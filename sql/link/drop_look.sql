-- Forgets what the entity before was looked at with.
drop table if exists pg_temp.link_look, pg_temp.link_key, pg_temp.link_unsure
