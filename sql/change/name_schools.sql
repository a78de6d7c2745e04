-- Hub schools keep the name that the definition gives them.
update new_record n
set document = n.document || jsonb_build_object('name', m.hub_name)
from run_school m
where n.entity = 1 and n.live and m.run_id = :run and m.hub_name is not null and :prefix || m.source_id = n.sis_id
