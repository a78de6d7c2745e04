-- The orders of a run that no worker has taken.
select convert_from(message_content, 'UTF8') as text from worker_channel_message
where region = 'passport' and convert_from(message_content, 'UTF8') like :orders
