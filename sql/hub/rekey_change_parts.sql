-- Gives the parts their new SIS IDs and references.
update rekeyed_part
set sis_id = rekeyed(sis_id, :prefix, :newPrefix), document = rekeyed(document, :prefix, :newPrefix)
