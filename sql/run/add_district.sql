-- A district, where it is new.
insert into district (id, name, data_key) values (:id, :name, :key)
on conflict (id) do update set name = excluded.name
