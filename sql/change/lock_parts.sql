-- Takes at once every lock that reading parts beside the step's own transaction needs, or fails; see lock_compared.
lock table staged_part, staged_absent, source_part, source_record, baseline in access share mode nowait
