#!/bin/sh
# Says what grows faster than the district, with two sources, held runs and a release: bench/growth.sh [students] [times as many]. See bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. bench/arguments.sh
at_most 2 "$@"
numbers "$@"
. bench/java.sh
exec "$java" -Xmx512m -cp "$classes" org.passportsync.bench.Growth "${1:-2000}" "${2:-4}"
