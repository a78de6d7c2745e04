-- What pages of the SIS hold, so that a page that comes again byte for byte need not be read again.

-- Unlogged: after a crash it is empty, and every page is read once more.
create unlogged table page_memory (
    connection_id int    not null references connection,
    resource      text   not null,
    page_offset   bigint not null,
    context       uuid   not null,
    body_hash     uuid   not null,
    outcome       bytea  not null,
    primary key (connection_id, resource, page_offset)
);
alter table page_memory alter column outcome set storage external;
comment on table page_memory is 'what the page that was last read from an offset yielded; says nothing of the baseline';
comment on column page_memory.context is 'fingerprint of all but the bytes that a page''s outcome depends on: definition, schools, program';
comment on column page_memory.outcome is 'the hashes of its parts, identifiers of its rows and verdicts, as the program writes them';

alter table page_journal add column known boolean not null default false;
comment on column page_journal.known is 'the page came byte for byte as it was last read, and all of it is as remembered';
