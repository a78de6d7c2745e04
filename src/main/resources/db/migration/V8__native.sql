-- A SIS that pages by cursor, and people that come in several rows.
alter table page_journal add column next_cursor text;
comment on column page_journal.next_cursor is 'what the next page is asked by, where the SIS pages by cursor';

alter table source_record add column resource text;
comment on column source_record.resource is
    'the resource of the SIS that it was read from; null: put together from parts, or remembered before there was this column';

alter table staged_absent add column row_read boolean not null default false;
comment on column staged_absent.row_read is 'the row that it came from was read, so that nobody has to be asked whether it is gone';

create function knew_school(p_connection int, p_entity smallint, p_sis_id text, p_part text, p_school text) returns boolean
    language sql stable
    return p_part not like '%@%' or exists (
        select from source_part b
        where b.connection_id = p_connection and b.entity = p_entity and b.sis_id = p_sis_id and b.part = p_part
          and b.document -> 'schools' @> to_jsonb(p_school));
comment on function knew_school is
    'whether the part of a person that is remembered spoke of a school; a person''s only row speaks of all';
