-- What a run counted, per entity, one row a figure.
select c.entity, f.outcome, f.count
from run_count c
cross join lateral (values ('read', c.read), ('kept', c.kept), ('held_back', c.held_back), ('out_of_scope', c.out_of_scope),
                           ('ended', c.ended), ('created', c.creates), ('updated', c.updates), ('deleted', c.deletes),
                           ('unchanged', c.unchanged)) as f (outcome, count)
where c.run_id = :run and c.school = '' and f.count > 0
