-- Tells the planner about the records after a large change: what statements join by, not what they carry.
analyze source_part (connection_id, entity, sis_id, part),
        source_record (connection_id, entity, sis_id, passport_id, live, class, student, staff),
        passport_record (entity, id, district_id, sis_id, deleted_at)
