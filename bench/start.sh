#!/bin/sh
# Measures the time to the first page against an empty web application: bench/start.sh [rounds]. See bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. bench/arguments.sh
at_most 1 "$@"
numbers "$@"
. bench/java.sh
./mvnw -q -B -Dspotless.check.skip=true -DskipTests package
rm -rf target/extracted
"$java" -Djarmode=tools -jar target/passport-sync.jar extract --destination target/extracted
"${java%/java}/jar" cf target/empty-web.jar -C target/test-classes org/passportsync/bench/EmptyWeb.class
exec "$java" -cp "$classes" org.passportsync.bench.StartBench target/extracted target/empty-web.jar "${1:-5}"
