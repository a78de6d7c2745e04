-- What runs that go have in run_school.
delete from run_school where run_id = any (:runs)
