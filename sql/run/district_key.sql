-- The wrapped data key of a district.
select data_key from district where id = :id
