-- What was never good has no version to stay in: where it is held back again, what it says now of its references and dates
-- counts, as in a first sync.

drop function stays("char", boolean);

create function stays(own "char", live boolean, good jsonb) returns boolean language sql immutable as $$
    select own = 'A' or own = 'H' and good is not null or own = 'O' and live
$$;
comment on function stays is
    'whether what was remembered of a record goes on being what it refers to; good: its last good version, if there is one';

create or replace function effective_record(p_run bigint, p_connection int, p_entity smallint)
returns table (sis_id text, own "char", cause text, staged boolean, was_live boolean, was "char", document jsonb,
               schools text[], student text, staff text, class text, course text, calendars text[], parent text,
               students text[], begin_date date, end_date date, was_begin_date date, was_end_date date,
               was_in_time boolean, was_teaching boolean, only_view text, passport_id uuid)
language sql stable as $$
    select s.sis_id, s.own,
           case when s.own = 'O' and s.cause = 'DATE' and (s.begin_date, s.end_date) is distinct from (b.begin_date, b.end_date)
                then 'FILTER' else s.cause end,
           true, coalesce(b.live, false),
           record_state(b.sis_id is not null, b.live, b.own, b.last_cause),
           case when s.own = 'K' then s.document else b.document end,
           case when stays(s.own, b.live, b.document) then b.schools else s.schools end,
           case when stays(s.own, b.live, b.document) then b.student else s.student end,
           case when stays(s.own, b.live, b.document) then b.staff else s.staff end,
           case when stays(s.own, b.live, b.document) then b.class else s.class end,
           case when stays(s.own, b.live, b.document) then b.course else s.course end,
           case when stays(s.own, b.live, b.document) then b.calendars else s.calendars end,
           case when stays(s.own, b.live, b.document) then b.parent else s.parent end,
           case when stays(s.own, b.live, b.document) then b.students else s.students end,
           case when stays(s.own, b.live, b.document) then b.begin_date else s.begin_date end,
           case when stays(s.own, b.live, b.document) then b.end_date else s.end_date end,
           b.begin_date, b.end_date, b.in_time, b.teaching, s.only_view, coalesce(b.passport_id, s.passport_id)
    from staged_record s
    left join source_record b
        on b.connection_id = p_connection and b.entity = p_entity and b.sis_id = s.sis_id
    where s.run_id = p_run and s.entity = p_entity
    union all
    select b.sis_id, b.own, b.cause, false, b.live, record_state(true, b.live, b.own, b.last_cause), b.document,
           b.schools, b.student, b.staff, b.class, b.course, b.calendars, b.parent, b.students, b.begin_date, b.end_date,
           b.begin_date, b.end_date, b.in_time, b.teaching, b.only_view, b.passport_id
    from source_record b
    where b.connection_id = p_connection and b.entity = p_entity
      and not exists (select from staged_record s
                      where s.run_id = p_run and s.entity = p_entity and s.sis_id = b.sis_id)
$$;
