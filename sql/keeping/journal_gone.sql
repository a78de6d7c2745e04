-- Nothing is left of what a run had on the workbench.
update run set journal = 'GONE' where id = :run
