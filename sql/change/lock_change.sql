-- Takes the lock that adding changes needs, or fails.
lock table change in row exclusive mode nowait
