# Sourced by the others: finds a JDK 25, builds with it what is measured, and sets $java and $classes.
java=
for candidate in "${JAVA_HOME:-}" "${MVNW_JDKS:-/usr/lib/jvm}"/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
  if [ -x "$candidate/bin/java" ] && grep -q 'JAVA_VERSION="25' "$candidate/release" 2>/dev/null; then java=$candidate/bin/java; break; fi
done
[ -n "$java" ] || refuse "no JDK 25 in JAVA_HOME, ${MVNW_JDKS:-/usr/lib/jvm} or /Library/Java/JavaVirtualMachines: set JAVA_HOME to one"
JAVA_HOME=${java%/bin/java}
export JAVA_HOME
./mvnw -q -B -Dspotless.check.skip=true test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
classes=target/test-classes:target/classes:$(cat target/bench.classpath)
