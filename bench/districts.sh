#!/bin/sh
# Measures many districts that sync at once, and one after the other: bench/districts.sh [districts] [people] [turns] [requests per host] [rounds]. See bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. bench/arguments.sh
at_most 5 "$@"
numbers "$@"
. bench/java.sh
exec "$java" -Xmx512m -cp "$classes" org.passportsync.bench.Districts "${1:-50}" "${2:-5000}" "${3:-4}" "${4:-16}" "${5:-2}"
