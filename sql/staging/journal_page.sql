-- Writes one page into the journal.
insert into page_journal (run_id, day, slice, page, attempt, page_offset, next_offset, next_cursor, last_page, row_count, first_id,
                          last_id, total, id_order, encoding, body, body_length, body_hash, unreadable, seen, counts,
                          known, fetched_at)
values (:run, :day, :slice, :page, :attempt, :offset, :next, :nextCursor, :last, :rows, :firstId, :lastId, :total, :order, :encoding,
        :body, :length, :hash, :unreadable, :seen, :counts::jsonb, :known, :at)
