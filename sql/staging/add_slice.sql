-- Opens a slice of a run where it is not open yet.
insert into slice (run_id, name, resource, state)
values (:run, :name, :resource, 'OPEN')
on conflict do nothing
