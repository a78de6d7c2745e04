#!/bin/sh
# Measures F, plain and ours: bench/run.sh [records] [rounds] [last workload]. Prints a table; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. bench/arguments.sh
at_most 3 "$@"
numbers "${1:-1000000}" "${2:-5}"
workload "${3:-remapped}"
. bench/java.sh
exec "$java" -Xmx512m -cp "$classes" org.passportsync.bench.Bench "${1:-1000000}" "${2:-5}" "${3:-remapped}"
