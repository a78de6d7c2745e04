-- What runs that go have in approval.
delete from approval where run_id = any (:runs)
