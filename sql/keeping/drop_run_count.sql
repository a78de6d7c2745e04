-- What runs that go have in run_count.
delete from run_count where run_id = any (:runs)
