-- Records that a domain would match, but not with one record alone.
create temp table link_unsure (sis_id text, domain int, candidates bigint, other_connection int, other_sis_id text) on commit drop
