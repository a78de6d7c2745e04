-- Locks a lease at its epoch until the transaction ends, beside others of the same run; no row: somebody else has it.
select epoch from lease
where connection_id = :connection and epoch = :epoch
for share
