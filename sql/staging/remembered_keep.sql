-- Keeps a portion of the hashes that the baseline remembers of a connection, sixteen bytes each, and what was counted beside.
insert into remembered_hash (connection_id, portion, hashes, untimely_school_enrollments, untimely_enrollments)
values (:connection, :portion, :hashes, :untimelySchoolEnrollments, :untimelyEnrollments)
