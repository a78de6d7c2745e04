-- Takes the hashes of what was remembered but not seen, in binary.
copy unseen (hash)
from stdin (format binary)
