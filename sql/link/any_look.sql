-- Whether any record of the entity is looked at.
select exists (select from link_look)
