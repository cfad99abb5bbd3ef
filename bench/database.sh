#!/usr/bin/env bash
# Takes a database that is a server of its own away from the service, in every way: what is answered and said meanwhile, and whether
# every acknowledged write is there afterwards, once.
#
#   mvn package -DskipTests && bench/database.sh
#
# The database is the embedded engine as a process of its own, unless one is named: by what starts it in the foreground,
#
#   DATABASE_START='mongod --dbpath $DATABASE_FOLDER --port $DATABASE_PORT' bench/database.sh
#
# or as a server that runs already, with what kills, starts, hangs and wakes it; databases sanvat_bench_* stay there.
#
#   SPRING_MONGODB_URI='mongodb://user:password@127.0.0.1:27017/?authSource=admin' DATABASE_KILL='docker kill mongo' \
#   DATABASE_RESTART='docker start mongo' DATABASE_HANG='docker pause mongo' DATABASE_WAKE='docker unpause mongo' bench/database.sh
#
# DATABASE_URI is the address where DATABASE_START names a database with a login; $DATABASE_PORT in it is filled in, and DATABASE_NAME
# is the database that it may use. ROUNDS (3) kills, HANG_S (20) seconds hung, SAMPLES=no leaves out the sample goods.
# Tried with FerretDB 1.24 over SQLite too, which has logins (DATABASE_NAME=sanvat) and no decimals (SAMPLES=no).
# Honest about: one server, so no election of a primary. Needs a JDK 25 and python3 with nothing more.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/java.sh
if [ -z "${SPRING_MONGODB_URI:-}${DATABASE_START:-}" ]; then
    classpath
    export DATABASE_START="exec $java --enable-native-access=ALL-UNNAMED -cp $classpath vn.sanvat.store.DatabaseProcess \$DATABASE_FOLDER \$DATABASE_PORT"
fi
exec python3 bench/database.py "$java" target/sanvat.jar
