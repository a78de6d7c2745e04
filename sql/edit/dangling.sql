-- What the hub's own source says of records with references to what is no longer live, and what stays of it.
select b.entity, b.sis_id, b.passport_id, b.cleaned::text as document
from (select s.entity, s.sis_id, s.passport_id, s.document, said.document as cleaned
      from source_record s
      cross join lateral contributed_documents(true, s.connection_id, s.document) said
      where s.connection_id = :connection and s.live) b
where b.cleaned <> b.document
order by b.entity, b.sis_id collate "C"
