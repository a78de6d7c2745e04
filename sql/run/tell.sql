-- Notes who is to be told something of a connection that no run stands for; once for what it is about.
insert into notice (kind, about, connection_id, detail, channel, address, created_at, due_at)
select :kind, :about, r.connection_id, :detail, r.channel, r.address, :at, :at
from notice_recipient r
where r.connection_id = :connection
on conflict do nothing
