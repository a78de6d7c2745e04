-- Says whose baselines the open transaction writes to, so that those of other districts are not taken to have moved.
select set_config('passport.district', :district, true)
