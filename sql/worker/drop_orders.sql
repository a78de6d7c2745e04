-- Takes back the orders of a run that no worker has taken.
delete from worker_channel_message
where region = 'passport' and convert_from(message_content, 'UTF8') like :orders
