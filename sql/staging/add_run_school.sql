-- One school of a run, and the hub school that it feeds.
insert into run_school (run_id, source_id, name, type, identifier, listed, school_id, mapped_as, hub_name, slug)
values (:run, :source, :name, :type, :identifier, :listed, :school, :mappedAs, :hubName, :slug)
