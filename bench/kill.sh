#!/bin/sh
# Kills syncs and their PostgreSQL at random moments: bench/kill.sh [runs] [seed]. Prints a table; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
./mvnw -q -B -Dspotless.check.skip=true test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
home=${JAVA_HOME:-}
for candidate in "$home" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
  if [ -x "$candidate/bin/java" ] && grep -q 'JAVA_VERSION="25' "$candidate/release" 2>/dev/null; then home=$candidate; break; fi
done
exec "$home/bin/java" -Xmx512m -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.passportsync.job.Murders "${1:-200}" ${2:-}
