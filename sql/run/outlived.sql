-- Parked runs that end by themselves by now.
select id from run where state = 'PARKED' and expires_at <= :at order by id
