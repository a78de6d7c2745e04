-- One revision of a district's definition.
select definition::text as definition from district_revision
where district_id = :id and number = :number
