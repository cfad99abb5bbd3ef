# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node /usr/local /usr/local
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -q package -DskipTests \
    && java -Djarmode=tools -jar target/sanvat.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/sanvat sanvat
WORKDIR /opt/sanvat
# The layers that change least come first.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
ENV JAVA_TOOL_OPTIONS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:MaxRAMPercentage=70" \
    SANVAT_STORE_FOLDER=/var/lib/sanvat/data
# A start without requests, to keep what the JVM learns about the classes: later starts take a third of the time.
RUN java -XX:AOTCacheOutput=sanvat.aot -Dspring.context.exit=onRefresh -Dsanvat.store.folder=/tmp/training -jar sanvat.jar \
    && rm -rf /tmp/training
USER sanvat
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=sanvat.aot", "-jar", "sanvat.jar"]
