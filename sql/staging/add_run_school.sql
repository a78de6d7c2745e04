-- One school of a run, and the hub school that it feeds.
insert into run_school (run_id, source_id, name, type, identifier, ended, listed, school_id, mapped_as, hub_name, slug,
                        suggested, suggested_for, refresh)
select :run, :source, :name, :type, :identifier, :ended, :listed, :school, :mappedAs, :hubName, :slug, :suggested,
       :suggestedFor, exists (select from school_refresh f
                              where f.connection_id = r.connection_id and f.source_id = :source)
from run r
where r.id = :run
