-- Forgets what an earlier comparison in the same transaction merged.
drop table if exists pg_temp.shared, pg_temp.contribution, pg_temp.union_of
