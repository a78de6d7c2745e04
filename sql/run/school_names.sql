-- What the schools that a run counts for are called: as in the hub, else as the SIS listed them.
select c.school, coalesce(p.document ->> 'name', listed.hub_name, listed.name) as name
from (select distinct school from run_count where run_id = :run and school <> '') c
left join source_record s on s.connection_id = :connection and s.entity = 1 and s.sis_id = c.school
left join passport_record p on p.entity = 1 and p.id = s.passport_id
left join run_school listed on listed.run_id = :run and listed.source_id = c.school
where coalesce(p.document ->> 'name', listed.hub_name, listed.name) is not null
