-- A new wrapped data key of a district, in place of the one that it had.
update district set data_key = :key where id = :id
