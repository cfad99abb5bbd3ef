# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node /usr/local /usr/local
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -q package -DskipTests

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/sanvat sanvat
COPY --from=build /source/target/sanvat.jar /source/aot.sh /tmp/made/
# Here and not where it was built: the cache fits the very JVM that made it.
RUN bash /tmp/made/aot.sh /tmp/made/sanvat.jar /opt/sanvat && rm -r /tmp/made
ENV SANVAT_STORE_FOLDER=/var/lib/sanvat/data MALLOC_ARENA_MAX=2
WORKDIR /opt/sanvat
USER sanvat
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=sanvat.aot", "@sanvat.options", "-jar", "sanvat.jar"]
