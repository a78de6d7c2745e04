-- Whether some run still needs what it has on the workbench of a day.
select exists (select from run where day = :day and journal = 'KEPT')
