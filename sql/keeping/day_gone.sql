-- Nothing is left of what the runs of a day had on the workbench.
update run set journal = 'GONE' where day = :day and journal <> 'GONE'
