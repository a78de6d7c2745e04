-- Moves a run from one of some states to another, and in the same breath notes who is to be told; 0: it was in none of them.
with moved as (
    update run
    set state = :to, message = coalesce(:message, message),
        finished_at = case when :finished then :at::timestamptz end,
        remind_at = coalesce(:remindAt::timestamptz, remind_at), expires_at = coalesce(:expiresAt::timestamptz, expires_at)
    where id = :run and state = any (:from)
    returning id, connection_id, digest
), told as (
    -- Of a run that was never held, nobody waits for a decision that has become needless.
    insert into notice (kind, about, connection_id, run_id, detail, channel, address, created_at, due_at)
    select :kind, 'run ' || moved.id, moved.connection_id, moved.id, :message, r.channel, r.address, :at, :at
    from moved join notice_recipient r on r.connection_id = moved.connection_id
    where :kind::text is not null and (:kind <> 'SUPERSEDED' or moved.digest is not null)
    on conflict do nothing
)
select count(*) from moved
