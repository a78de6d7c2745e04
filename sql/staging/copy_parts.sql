-- Takes staged parts in binary.
copy staged_part (run_id, day, entity, sis_id, part, raw_id, origin, own, cause, hash, document, slice, page)
from stdin (format binary)
