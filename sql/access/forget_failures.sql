-- A right password clears the user's failures.
delete from failed_login where key = :key
