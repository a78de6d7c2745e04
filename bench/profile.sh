#!/bin/sh
# Says where a sync's time goes, step by step and statement by statement: bench/profile.sh [records] [statements] [last workload]; see docs/performance.md.
set -eu
cd "$(dirname "$0")/.."
. bench/arguments.sh
at_most 3 "$@"
numbers "${1:-100000}" "${2:-25}"
workload "${3:-remapped}"
. bench/java.sh
exec "$java" -Xmx512m -cp "$classes" org.passportsync.bench.Profile "${1:-100000}" "${2:-25}" "${3:-remapped}"
