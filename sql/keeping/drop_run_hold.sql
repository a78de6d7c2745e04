-- What runs that go have in run_hold.
delete from run_hold where run_id = any (:runs)
