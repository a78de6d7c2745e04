-- Has the server notice within a minute that this client is gone without a word, so that what it holds is let go. Only what
-- the server knows, and only on Linux: elsewhere it refuses some of it.
select set_config(wanted.name, wanted.value, false)
from (values ('tcp_keepalives_idle', '20'), ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3'),
             ('tcp_user_timeout', '50s'), ('client_connection_check_interval', '10s')) as wanted (name, value)
join pg_settings known on known.name = wanted.name
where version() like '%linux%'
