-- The current revision of a district's definition.
select number, definition::text as definition, source from district_revision
where district_id = :id
order by number desc
limit 1
