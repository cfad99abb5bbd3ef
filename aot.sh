#!/usr/bin/env bash
# Makes a folder from which the service starts twice as fast as from its jar alone: the jar, and an AOT cache of what the JVM learns
# in a training run that answers pages, searches and calls of the API from the sample goods.
#
#   ./aot.sh JAR FOLDER        then: cd FOLDER && java -XX:AOTCache=sanvat.aot @sanvat.options -jar sanvat.jar
#
# The cache fits the JDK 25 that made it, this very jar and these options; where it does not fit, the JVM says so and starts without.
# The Dockerfile runs it too. Needs nothing but a JDK or JRE 25 and bash, which asks for the pages itself.
set -euo pipefail
jar=$(realpath "${1:?jar}") folder=$(realpath -m "${2:?folder}")
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
for one in /usr/lib/jvm/*25*/bin/java; do [ -x "$one" ] && [ -z "${JAVA_HOME:-}" ] && java=$one; done

rm -rf "$folder"
mkdir -p "$folder"
cp -p "$jar" "$folder/sanvat.jar"
cd "$folder"
# The heap of a commune's service: its goods are in the store, and Lucene reads its index where the system keeps files.
cat >sanvat.options <<'OPTIONS'
--enable-native-access=ALL-UNNAMED
--sun-misc-unsafe-memory-access=allow
-XX:+UseSerialGC
-Xmx192m
OPTIONS

training=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill "$service" 2>/dev/null || true; rm -rf "$training"' EXIT
env -u SPRING_MONGODB_URI SANVAT_STORE_FOLDER="$training/data" "$java" -XX:AOTCacheOutput=sanvat.aot @sanvat.options \
    -jar sanvat.jar --server.port=0 --server.address=127.0.0.1 >"$training/log" 2>&1 &
service=$!
failed() { cat "$training/log" >&2; echo "$1" >&2; exit 1; }
port=
until [ -n "$port" ]; do
    kill -0 "$service" 2>/dev/null || failed "The service ended before it was ready."
    sleep 0.2
    port=$(sed -n 's/.*Netty started on port \([0-9]*\).*/\1/p' "$training/log")
done
# One page on a connection of its own, to standard output; fails where the answer is no 200.
page() {
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\nAccept: %s\r\nAccept-Encoding: identity\r\n\r\n' "$1" "$port" "${2:-*/*}" >&3
    timeout 60 cat <&3 | tee "$training/answer"
    head -1 "$training/answer" | grep -q ' 200 ' || failed "No page at $1"
}
html=text/html
page / $html >"$training/home"
product=$(grep -o 'href="/catalog/[^"?#]*"' "$training/home" | head -1 | cut -d'"' -f2)
page "${product:?no product on the first page}" $html >"$training/product"
lot=$(grep -o 'href="/l/[^"?#]*"' "$training/product" | head -1 | cut -d'"' -f2)
[ -z "$lot" ] || page "$lot" $html >/dev/null
page '/search?q=nghe' $html >/dev/null
page '/api/products?size=5' application/json >/dev/null
page '/api/search?q=nghe' application/json >/dev/null
page /api/openapi.json application/json >/dev/null
kill "$service"
wait "$service" || true
service=
[ -s sanvat.aot ] || failed "The JVM made no cache."
