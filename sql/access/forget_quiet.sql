-- Who did not fail to log in for a day begins anew.
delete from failed_login where until < cast(:at as timestamptz) - interval '1 day'
