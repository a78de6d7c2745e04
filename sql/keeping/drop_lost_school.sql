-- What runs that go have in lost_school.
delete from lost_school where run_id = any (:runs)
