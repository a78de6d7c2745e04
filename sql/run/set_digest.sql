-- What an approval of this run must name.
update run set digest = :digest where id = :run
