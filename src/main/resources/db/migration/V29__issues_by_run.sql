-- Whether an issue still names a run is asked of each run that goes, by retention and by the constraint.
create index issue_opened on issue (opened_run);
