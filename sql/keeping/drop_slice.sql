-- What runs that go have in slice.
delete from slice where run_id = any (:runs)
