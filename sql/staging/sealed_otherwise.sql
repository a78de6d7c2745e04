-- Whether a run has a page that was sealed under another key than the one that leaves this mark from the second byte on.
select exists (select from page_journal
               where run_id = :run and day = :day and body is not null and substring(body from 2 for length(:mark::bytea)) <> :mark::bytea)
