-- Records of one entity that refer, by one attribute, to something that is not live, nor out of scope. What is out of
-- scope is not asked, nor is a class that goes with its school asked for what it can do without.
insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page)
select :run, :day, t.entity, t.sis_id, :kind, 'settle', 'reference', :attribute, ref.one,
       :attribute || ' ' || ref.one
           || case when exists (select from standing(:run, :connection, :target::smallint) p where p.sis_id = ref.one and p.state = 'H')
                   then ' is held back and not live' else ' is neither in this upload nor live' end
           || ', so ' || :outcome,
       nullif(s.slice, ''), case when s.slice <> '' then s.page end
from settled t
left join staged_record s on s.run_id = :run and s.day = :day and s.entity = t.entity and s.sis_id = t.sis_id
left join source_record b on b.connection_id = :connection and b.entity = t.entity and b.sis_id = t.sis_id
cross join lateral (select case when s.own = 'K' then s.document else b.document end -> :attribute as stated) d
cross join lateral jsonb_array_elements_text(
    case jsonb_typeof(d.stated) when 'array' then d.stated when 'string' then jsonb_build_array(d.stated) else '[]' end
) ref (one)
where t.run_id = :run and t.day = :day and t.entity = :entity and t.own = 'K'
  and (t.live or t.cause not in ('FILTER', 'SCHOOL_MAPPING') and (t.cause <> 'PARENT' or :attribute not in ('course', 'calendars')))
  and not exists (select from standing(:run, :connection, :target::smallint) p where p.sis_id = ref.one and p.state in ('L', 'O'))
