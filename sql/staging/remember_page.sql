-- Remembers what the page from an offset yields.
insert into page_memory (connection_id, resource, page_offset, context, body_hash, outcome, traces)
values (:connection, :resource, :offset, :context, :hash, :outcome, :traces)
on conflict (connection_id, resource, page_offset)
    do update set context = excluded.context, body_hash = excluded.body_hash, outcome = excluded.outcome,
                  traces = excluded.traces
