-- Tells the planner how few or many candidates there are; without it, everything remembered is looked through for each.
analyze candidate
