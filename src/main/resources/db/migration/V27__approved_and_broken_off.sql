-- A run that was approved and broke off can be committed for as long after its approval as another one after its first page.

create or replace function run_over(p_run run, p_at timestamptz, p_resume interval) returns boolean language sql stable as $$
    select case
               when p_run.state in ('RUNNING', 'PARKED') then false
               when p_run.state in ('FAILED', 'STOPPED')
                   then greatest(coalesce(p_run.first_page_at, p_run.started_at),
                                 (select a.at from approval a where a.run_id = p_run.id and a.decision = 'APPROVED'))
                        + p_resume < p_at
                        and not exists (select from lease l where l.run_id = p_run.id and l.until > clock_timestamp())
               else true
           end
$$;
