# Where the program is, and how to build it when its sources are newer. Sourced by bin/run and bin/terreau.
jar=$(pwd)/target/terreau.jar
java=java
[ -z "${JAVA_HOME:-}" ] || java="$JAVA_HOME/bin/java"
java_options=(-Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=4 -Djava.awt.headless=true)

build_if_needed() {
  if [ -f "$jar" ] && [ -z "$(find src/main frontend pom.xml -newer "$jar" -not -path '*/node_modules*' -type f -print -quit)" ]; then return; fi
  require_command mvn "Maven" "maven"
  require_node 20
  echo "Building Terreau (a few minutes the first time)…"
  mvn --batch-mode --no-transfer-progress --quiet -DskipTests -Dfast package || stop "The build failed: the lines above say why."
}
