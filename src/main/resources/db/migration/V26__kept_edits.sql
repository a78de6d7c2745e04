-- Edits in the hub have no definition of their own: they are kept as long as the connections of their district keep theirs.

create or replace view kept_days as
with asked as (
    select c.id as connection_id, c.district_id, c.application = 'passport' as own,
           coalesce(rtrim(kept.days ->> 'journal', 'd')::int, 30) as journal,
           coalesce(rtrim(kept.days ->> 'changes', 'd')::int, 90) as changes,
           coalesce(rtrim(kept.days ->> 'runs', 'd')::int, 730) as runs,
           coalesce(rtrim(kept.days ->> 'tombstones', 'd')::int, 365) as tombstones
    from connection c
    left join connection_revision v on v.connection_id = c.id and v.number = c.revision
    cross join lateral (select v.definition #> '{advanced,retention}' as days) kept
), longest as (
    select a.*,
           max(a.journal) filter (where not a.own) over district as longest_journal,
           max(a.changes) filter (where not a.own) over district as longest_changes,
           max(a.runs) filter (where not a.own) over district as longest_runs,
           max(a.tombstones) filter (where not a.own) over district as longest_tombstones
    from asked a
    window district as (partition by a.district_id)
)
select l.connection_id, l.district_id,
       case when l.own then coalesce(l.longest_journal, l.journal) else l.journal end as journal,
       case when l.own then coalesce(l.longest_changes, l.changes) else l.changes end as changes,
       case when l.own then coalesce(l.longest_runs, l.runs) else l.runs end as runs,
       case when l.own then coalesce(l.longest_tombstones, l.tombstones) else l.tombstones end as tombstones
from longest l;
comment on view kept_days is
    'for how many days a connection''s definition, as it is now, keeps things; edits in the hub: the longest of the district''s';
