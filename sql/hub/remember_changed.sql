-- Known records as they were seen now. Held back: only the seen hash moves, the last good document stays, if there is one;
-- where a reference must exist first, nothing moves, so that the record is looked at again next time.
update source_record b
set own = s.own, cause = s.cause, only_view = s.only_view, hash = s.hash, raw_id = s.raw_id, origin = s.origin,
    resource = nullif(s.slice, ''),
    document = case when s.own = 'K' then s.document when s.own = 'H' or t.live then b.document end,
    schools = case when stays(s.own, t.live, b.document) then b.schools else s.schools end,
    student = case when stays(s.own, t.live, b.document) then b.student else s.student end,
    staff = case when stays(s.own, t.live, b.document) then b.staff else s.staff end,
    class = case when stays(s.own, t.live, b.document) then b.class else s.class end,
    course = case when stays(s.own, t.live, b.document) then b.course else s.course end,
    calendars = case when stays(s.own, t.live, b.document) then b.calendars else s.calendars end,
    parent = case when stays(s.own, t.live, b.document) then b.parent else s.parent end,
    students = case when stays(s.own, t.live, b.document) then b.students else s.students end,
    begin_date = case when stays(s.own, t.live, b.document) then b.begin_date else s.begin_date end,
    end_date = case when stays(s.own, t.live, b.document) then b.end_date else s.end_date end,
    school_year = case when stays(s.own, t.live, b.document) then b.school_year else s.school_year end,
    stale_since = case when s.own = 'H' and t.live then coalesce(b.stale_since, :run) end
from staged_record s
left join settled t on t.run_id = :run and t.day = :day and t.entity = :entity and t.sis_id = s.sis_id
where s.run_id = :run and s.day = :day and s.entity = :entity and s.own <> 'A'
  and b.connection_id = :connection and b.entity = :entity and b.sis_id = s.sis_id
  and (t.own is distinct from 'F' or not t.live) and not s.restaged
