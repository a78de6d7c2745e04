-- Takes a run's findings in binary.
copy staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, value, message, slice, page, part)
from stdin (format binary)
