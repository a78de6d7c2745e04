#!/bin/sh
# Kills syncs and their PostgreSQL at random moments: bench/kill.sh [runs] [seed]. Prints a table; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. bench/arguments.sh
at_most 2 "$@"
numbers "$@"
. bench/java.sh
exec "$java" -Xmx512m -cp "$classes" org.passportsync.job.Murders "${1:-200}" ${2:-}
