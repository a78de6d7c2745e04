-- Takes the locks that staging people needs, or fails.
lock table staged_record, staged_issue in row exclusive mode nowait
