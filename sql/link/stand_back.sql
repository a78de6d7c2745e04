-- Live records that are held out stay in their last good version, so they keep the keys of that: nobody else may take these.
insert into link_key (sis_id, connection_id, passport_id, stands, was_live, domain, key, rank)
select x.sis_id, :connection, x.passport_id, 'STANDING', true, d.domain, keyed.key, 0
from link_look x
join staged_link l on l.run_id = :run and l.day = :day and l.entity = :entity and l.sis_id = x.sis_id and l.outcome = 'HOLD'
cross join lateral (select place::int as domain, array(select jsonb_array_elements_text(attributes)) as attributes
                    from jsonb_array_elements(:domains::jsonb) with ordinality as listed (attributes, place)) d
cross join lateral (select domain_key(case when :refers then linking_document(:run, :connection, true, x.was_document)
                                           else x.was_document end, d.attributes) as key) keyed
where x.was_live and keyed.key is not null
  and not exists (select from link_key k where k.sis_id = x.sis_id and k.connection_id = :connection and k.stands = 'STANDING')
