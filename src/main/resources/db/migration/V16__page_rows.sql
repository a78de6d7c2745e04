-- By what the rows of a remembered page can be told when they come again; null: they can't, or it was read before this was kept.

alter table page_memory add column traces bytea;
alter table page_memory alter column traces set storage external;
comment on column page_memory.traces is 'fingerprint and length of each row''s bytes, and how much of the outcome came of it, as the program writes them';
