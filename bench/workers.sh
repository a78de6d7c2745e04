#!/bin/sh
# Measures what prefetch and workers gain on a SIS that makes us wait: bench/workers.sh [students] [rounds]. See bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. bench/arguments.sh
at_most 2 "$@"
numbers "$@"
. bench/java.sh
exec "$java" -Xmx512m -cp "$classes" org.passportsync.bench.WorkersBench "${1:-3000}" "${2:-3}"
