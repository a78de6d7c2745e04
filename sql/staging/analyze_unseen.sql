-- Tells the planner how many hashes were not seen.
analyze unseen
