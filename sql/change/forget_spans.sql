-- Forgets the temporary tables of an earlier settling in the same transaction: where deletes are withheld, all is settled twice.
drop table if exists class_span, person_time, teaching
