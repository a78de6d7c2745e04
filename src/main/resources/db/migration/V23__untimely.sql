-- Enrollments that are kept and stand outside their dates: runs count them, and look at none of the others for that.
create index source_school_enrollment_untimely on source_record_school_enrollment (connection_id, sis_id)
    where own = 'K' and not live and not in_time;
create index source_enrollment_untimely on source_record_enrollment (connection_id, sis_id)
    where own = 'K' and not live and not in_time;
