-- Who did not fail to log in for a day begins anew; so does who would wait for more than one, because a clock ran ahead.
delete from failed_login
where until < cast(:at as timestamptz) - interval '1 day' or until > cast(:at as timestamptz) + interval '1 day'
