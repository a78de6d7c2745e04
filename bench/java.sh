# Sourced by the others: builds what is measured, and sets $java and $classes.
./mvnw -q -B -Dspotless.check.skip=true test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
home=${JAVA_HOME:-}
for candidate in "$home" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
  if [ -x "$candidate/bin/java" ] && grep -q 'JAVA_VERSION="25' "$candidate/release" 2>/dev/null; then home=$candidate; break; fi
done
java=$home/bin/java
classes=target/test-classes:target/classes:$(cat target/bench.classpath)
