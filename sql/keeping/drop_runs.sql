-- Runs that go, once nothing of theirs is left.
delete from run where id = any (:runs)
