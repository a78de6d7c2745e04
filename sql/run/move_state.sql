-- A connection's next state; no row: it is no longer in the one it was read in.
update connection set state = :to where id = :id and state = :from
