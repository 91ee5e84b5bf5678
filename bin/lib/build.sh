# Where the program is, and how to build it when its sources are newer. Sourced by bin/run and bin/terreau.
# The jar that is installed carries no PostgreSQL: the one of this machine's system stands beside it here.
# The jar is laid out in a folder with an archive of its loaded classes: it starts in half the time. Classes take 100 MB: asked
# for from the first, they do not stop everything for a full collection each time that their room grows.
program=$(pwd)/target/program
classes=$program/terreau.jar:$program/postgresql.jar
java=java
[ -z "${JAVA_HOME:-}" ] || java="$JAVA_HOME/bin/java"
launched=("$java" -Xmx320m -XX:+UseSerialGC -XX:MetaspaceSize=160m -Djava.awt.headless=true -Xlog:cds=off -Xlog:cds+dynamic=off "-XX:SharedArchiveFile=$program/classes.jsa" -cp "$classes" org.terreau.Terreau)

build_if_needed() {
  if [ -f "$program/.complete" ] && [ -z "$(find src/main frontend pom.xml -newer "$program/.complete" -not -path '*/node_modules*' -type f -print -quit)" ]; then return; fi
  require_command mvn "Maven" "maven"
  require_node 20
  echo "Building Terreau (a few minutes the first time)…"
  mvn --batch-mode --no-transfer-progress --quiet -DskipTests -Dfast -Dcyclonedx.skip package || stop "The build failed: the lines above say why."
  rm -rf "$program"
  "$java" -Djarmode=tools -jar target/terreau.jar extract --destination "$program" > /dev/null || stop "The program could not be laid out in $program."
  cp target/postgresql/programs.jar "$program/postgresql.jar"
  echo "Preparing a faster start…"
  scratch=$(mktemp -d)
  env -u TERREAU_DATABASE_URL -u TERREAU_BASE_URL -u SPRING_MAIL_HOST PORT=0 TERREAU_DEMO=true TERREAU_DATA="$scratch" "$java" -Xmx320m -XX:+UseSerialGC -Xlog:cds=off -Xlog:cds+dynamic=off \
    "-XX:ArchiveClassesAtExit=$program/classes.jsa" -cp "$classes" org.terreau.Terreau --warm-up > "$scratch/log" 2>&1 || { cat "$scratch/log"; stop "The program does not start: the lines above say why."; }
  rm -rf "$scratch"
  touch "$program/.complete"
}
