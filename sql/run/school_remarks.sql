-- Schools of a run that want a decision: not mapped and not excluded, mapped anew beside a hub school that may be the
-- same, or named by the definition and not listed.
select m.source_id, m.name, m.listed, m.school_id is not null as mapped, m.suggested, m.suggested_for
from run_school m
where m.run_id = :run and not m.ended
  and not m.source_id = any (:excluded::text[])
  and (m.listed and m.school_id is null
       or m.listed and m.slug is not null and m.suggested is not null
       or not m.listed and m.school_id is null and m.source_id = any (:named::text[]))
order by m.suggested is null, m.source_id
