-- What differs between the hub's schools and the source schools that feed them. Several may feed one. A hub school's
-- attributes are taken once, when it is first fed, and again where that was asked for; its name is the definition's where
-- the definition gives one, unless the school only stays there while deletion is disabled. The district follows the school's
-- own row: a reference must not outlive what it refers to.
with feeding as (
    select e.sis_id, e.was_live, coalesce(t.live, e.was_live) as live, t.cause, coalesce(b.passport_id, s.passport_id) as before_id,
           coalesce(m.school_id, b.passport_id, s.passport_id) as hub_id, case when stays.sis_id is null then m.hub_name end as hub_name,
           coalesce(m.refresh, false) as refresh, coalesce(m.mapped_as = 'EXISTING', false) or stays.sis_id is not null as feeds_only,
           (e.document - 'district') || jsonb_strip_nulls(jsonb_build_object('district', office.passport_id)) as document
    from effective_record(:run, :connection, 1::smallint) e
    left join source_record b on b.connection_id = :connection and b.entity = 1 and b.sis_id = e.sis_id
    left join staged_record s on s.run_id = :run and s.day = :day and s.entity = 1 and s.sis_id = e.sis_id
    left join settled t on t.run_id = :run and t.day = :day and t.entity = 1 and t.sis_id = e.sis_id
    left join run_school m on m.run_id = :run and :prefix || m.source_id = e.sis_id
    left join staged_link stays on stays.run_id = -(:run::bigint) and stays.day = :day and stays.entity = 1 and stays.sis_id = e.sis_id
    left join reference office on office.entity = 1 and office.sis_id = e.document ->> 'district'
),
fed as (
    select distinct on (hub_id) hub_id, sis_id, cause, document, feeds_only,
           (select x.document from feeding x where x.hub_id = f.hub_id and x.live and x.refresh
            order by x.feeds_only, x.sis_id limit 1) as fresh,
           (select x.hub_name from feeding x where x.hub_id = f.hub_id and x.live and x.hub_name is not null
            order by x.sis_id limit 1) as hub_name
    from feeding f
    where live
    order by hub_id, feeds_only, sis_id
),
coming as (
    select f.sis_id, f.hub_id, f.cause, p.version, p.deleted_at, p.document as before,
           case when p.id is null or p.deleted_at is not null then f.document
                when f.feeds_only then coalesce(f.fresh, p.document)
                else coalesce(f.fresh, p.document) - 'district'
                     || jsonb_strip_nulls(jsonb_build_object('district', f.document -> 'district')) end
           || jsonb_strip_nulls(jsonb_build_object('name', f.hub_name)) as after
    from fed f
    left join passport_record p on p.entity = 1 and p.id = f.hub_id
),
leaving as (
    select distinct on (f.before_id) f.sis_id, f.before_id,
           case when f.live then 'MERGE' else coalesce(f.cause, 'SOURCE') end as cause
    from feeding f
    where f.was_live and not exists (select from fed where fed.hub_id = f.before_id)
    order by f.before_id, f.sis_id
)
insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, version, before, after)
select :run::bigint, 1, c.sis_id, c.hub_id, case when c.before is null or c.deleted_at is not null then 'CREATE' else 'UPDATE' end,
       case when c.before is null then coalesce(c.cause, 'SOURCE')
            when c.deleted_at is not null then 'REVIVED' else 'SCHOOL_MAPPING' end,
       c.sis_id, c.version, case when c.deleted_at is null then c.before end, c.after
from coming c
where c.before is null or c.deleted_at is not null or c.before <> c.after
union all
select :run::bigint, 1, l.sis_id, l.before_id, 'DELETE', l.cause, l.sis_id, p.version, p.document, null
from leaving l
join passport_record p on p.entity = 1 and p.id = l.before_id and p.deleted_at is null
where not exists (select from source_record other
                  where other.entity = 1 and other.passport_id = l.before_id and other.live
                    and other.connection_id <> :connection)
