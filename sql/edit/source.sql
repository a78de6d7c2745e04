-- The hub's own source of a district; none before its first edit.
select id from connection where district_id = :district and application = 'passport'
