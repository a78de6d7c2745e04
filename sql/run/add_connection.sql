-- A new connection.
insert into connection (name, district_id, application, state, revision, stored_secret, created_at)
values (:name, :district, :application, :state, 1, :secret, :at)
returning id
