-- One reason why a run is held.
insert into run_hold (run_id, ordinal, reason, entity, operation, school, count, of, percent, limit_percent,
                      limit_count, message)
values (:run, :ordinal, :reason, :entity, :operation, :school, :count, :of, :percent, :limitPercent, :limitCount,
        :message)
