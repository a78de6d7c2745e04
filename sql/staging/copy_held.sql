-- Takes the rows that can't be used, in binary.
copy staged_held (run_id, day, resource, raw_id, entity)
from stdin (format binary)
