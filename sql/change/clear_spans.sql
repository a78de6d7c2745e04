-- Forgets what an earlier settling in the same transaction looked up.
drop table if exists pg_temp.class_span, pg_temp.teaching, pg_temp.person_time
