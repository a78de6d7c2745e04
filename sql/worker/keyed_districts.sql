-- The districts that have a data key.
select id from district where data_key is not null order by id
