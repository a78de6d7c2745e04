-- A place for the hashes that were remembered but not seen.
create temp table unseen (hash uuid not null) on commit drop
