-- An admin's decision about a parked run; one a run.
insert into approval (run_id, decision, actor, note, digest, at)
values (:run, :decision, :actor, :note, :digest, :at)
on conflict do nothing
