-- Told in one place: it decides what leaves the hub with a retired connection, and what stays.
create function taken_over(p_run bigint, p_day date, p_connection int) returns table (entity smallint, passport_id uuid)
language sql stable as $$
    select t.entity, coalesce(l.passport_id, b.passport_id)
    from settled t
    left join source_record b on b.connection_id = p_connection and b.entity = t.entity and b.sis_id = t.sis_id
    left join staged_link l on l.run_id = p_run and l.day = p_day and l.entity = t.entity and l.sis_id = t.sis_id
         and l.outcome in ('LINK', 'REKEY', 'SPLIT')
    where t.run_id = p_run and t.day = p_day and t.live and t.entity <> 1
      and (l.outcome = 'LINK' or l.outcome is null and not t.was_live and b.sis_id is not null)
$$;
comment on function taken_over is
    'records that a run may take over from retired connections: live, and linked now or before they were live; no schools, which each connection maps by itself';
