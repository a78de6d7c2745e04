-- Locks a lease at its epoch until the transaction ends: renewals go on beside it, a take-over waits. No row: somebody else
-- has it. (The epoch is part of a unique index, so only a statement that moves it conflicts with this lock.)
select epoch from lease
where connection_id = :connection and epoch = :epoch
for key share
