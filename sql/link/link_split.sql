-- Gives one record a passport record of its own.
insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, left_id, why)
values (:run, :day, :entity, :sisId, 'SPLIT', :passportId, :leftId, 'DECISION')
