-- All districts, by their names in commands.
select id from district order by id
