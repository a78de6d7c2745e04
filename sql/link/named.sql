-- Whether the records that edges refer to were looked up already.
select to_regclass('pg_temp.link_named') is not null
