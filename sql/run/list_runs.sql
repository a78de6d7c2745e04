-- Runs of some districts, newest first, before a given one; edits of the hub only where their source is asked for.
select r.*, case c.application when 'passport' then 'passport' else c.name end as connection_name, r.parameters::text as parameters_text
from run r join connection c on c.id = r.connection_id
where (:districts::text[] is null or r.district_id = any(:districts::text[]))
  and case when :connection::text is null then c.application <> 'passport'
           else :connection = case c.application when 'passport' then 'passport' else c.name end end
  and (:state::text is null or r.state = :state)
  and (:before::bigint is null or r.id < :before)
order by r.id desc
limit :limit
