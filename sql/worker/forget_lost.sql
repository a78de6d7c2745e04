-- Forgets workers of which nothing was heard for a day.
delete from worker where seen_at < clock_timestamp() - interval '1 day'
