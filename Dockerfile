# One image for the three services and the init steps; the command names which. Two ways to build it:
#   docker build --target prebuilt -t newsflow .   takes the jars that `mvn package` has just made here
#   docker build -t newsflow .                     builds them itself, with nothing but Docker

# The Java runtime: what `jdeps --print-module-deps` names, and what is loaded by name: charsets of old pages
# (jdk.charsets), names of countries in other languages (jdk.localedata), flight recorder events, JMX of the clients.
FROM maven:3.9-eclipse-temurin-25 AS jre
RUN jlink --output /jre --no-header-files --no-man-pages --strip-java-debug-attributes --compress=zip-6 \
  --generate-cds-archive --add-modules java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.charsets,jdk.jfr,jdk.localedata,jdk.management,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

FROM debian:bookworm-slim AS runtime
COPY --from=jre /jre /opt/java
ENV PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin JAVA_HOME=/opt/java LANG=C.UTF-8
# Folders that volumes are mounted on belong to the user; group 0 lets Elasticsearch read its certificate.
RUN useradd --uid 10001 --gid 0 --no-create-home --home-dir /tmp newsflow \
 && install -d /app/lib /app/newsflow \
 && install -d -o 10001 -g 0 -m 0770 /var/lib/newsflow /access/ca /access/tls /access/index /access/reader
# /app/ready [PORT…]: 0 when a service here answers /ready with 200. No curl, no JVM start.
RUN printf '%s\n' '#!/bin/bash' \
  '[ $# -gt 0 ] || set -- "${NEWSFLOW_INGEST_PORT:-8081}" "${NEWSFLOW_ENRICH_PORT:-8082}" "${NEWSFLOW_INDEX_PORT:-8083}"' \
  'for port in "$@"; do' \
  '  if exec 3<>"/dev/tcp/127.0.0.1/$port"; then' \
  '    printf "GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" >&3' \
  '    read -r -t 4 _ status _ <&3 && [ "$status" = 200 ] && exit 0' \
  '    exit 1' \
  '  fi 2>/dev/null' \
  'done' \
  'exit 1' > /app/ready \
# /app/train: for each service an argument file and an AOT cache (JEP 514), trained on a start with those flags.
 && printf '%s\n' '#!/bin/bash' 'set -eu' \
  'jars=$(printf "%s:" /app/lib/*.jar /app/newsflow/*.jar)' \
  'flags="-XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -Xss4m -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -cp ${jars%:}"' \
  'export KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9 SCHEMA_REGISTRY_URL=http://127.0.0.1:9 ELASTICSEARCH_URL=http://127.0.0.1:9' \
  'export NEWSFLOW_LOG_FORMAT=ecs NEWSFLOW_LOG_LEVEL=ERROR NEWSFLOW_ENRICH_STATE_DIR=/tmp/train' \
  'for service in ingest:8081:Ingest enrich:8082:Enrich index:8083:Index; do' \
  '  IFS=: read -r name port class <<< "$service"' \
  '  java -XX:AOTCacheOutput=/app/$name.aot $flags newsflow.$name.${class}Main 2>/tmp/train.log & pid=$!' \
  '  tries=0; until (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null; do' \
  '    kill -0 $pid 2>/dev/null && [ $((tries += 1)) -lt 240 ] || { cat /tmp/train.log; exit 1; }; sleep 0.5' \
  '  done' \
  '  sleep 6; kill -TERM $pid; wait $pid || { cat /tmp/train.log; exit 1; }' \
  '  [ -s /app/$name.aot ] || { echo "no AOT cache for $name"; cat /tmp/train.log; exit 1; }' \
  '  echo "-XX:AOTCache=/app/$name.aot $flags newsflow.$name.${class}Main" > /app/$name' \
  'done' \
  'echo "$flags -XX:TieredStopAtLevel=1 newsflow.cli.DeployInit" > /app/init' \
  'echo "$flags -XX:TieredStopAtLevel=1 newsflow.cli.Main" > /app/cli' \
  'rm -rf /tmp/train*' > /app/train \
 && chmod 0755 /app/ready /app/train
ENV NEWSFLOW_BIND=0.0.0.0 NEWSFLOW_LOG_FORMAT=ecs
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 CMD ["/app/ready"]
EXPOSE 8081 8082 8083
ENTRYPOINT ["java"]
CMD ["@/app/ingest"]

FROM runtime AS prebuilt
COPY cli/target/lib/ /app/lib/
COPY */target/*.jar /app/newsflow/
RUN /app/train
USER 10001

# What decides the downloads: the POMs, and the schemas that the code generator of its own module wants to see.
FROM debian:bookworm-slim AS poms
WORKDIR /src
COPY . .
RUN find . -type f ! -name pom.xml ! -name '*.avsc' -delete && find . -depth -type d -empty -delete

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
# First without the code, so that a change of code leaves the layer with the downloads alone.
COPY --from=poms /src/ ./
RUN mvn -B -q -Dmaven.main.skip -Dmaven.test.skip -Dexec.skip -Dinfra.skip -pl cli -am package
COPY . .
RUN mvn -B -q -Dmaven.test.skip -Dexec.skip -Dinfra.skip -pl cli -am package \
 && rm -f cli/target/lib/*-SNAPSHOT.jar \
 && mkdir -p /jars && cp -p */target/*-SNAPSHOT.jar /jars/

FROM runtime AS source
COPY --from=build /src/cli/target/lib/ /app/lib/
COPY --from=build /jars/ /app/newsflow/
RUN /app/train
USER 10001
