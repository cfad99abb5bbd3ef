#!/usr/bin/env bash
# Makes a folder from which the service starts twice as fast as from its jar alone: the jar, and an AOT cache of what the JVM learns
# in a training run that loads goods, and answers pages, searches and calls of the API.
#
#   ./aot.sh JAR FOLDER        then: cd FOLDER && java -XX:AOTCache=sanvat.aot @sanvat.options -jar sanvat.jar
#
# The cache fits the JDK 25 that made it, this very jar and these options; where it does not fit, the JVM says so and starts without.
# The Dockerfile runs it too. Needs nothing but a JDK or JRE 25 and bash, which asks for the pages itself; takes about a minute.
set -euo pipefail
jar=$(realpath "${1:?jar}") folder=$(realpath -m "${2:?folder}")
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
# Boot's own way: its jar of jars laid out as a small one beside lib/, which the JVM can remember the classes of.
"$java" -Djarmode=tools -jar "$jar" extract --destination "$folder"
cd "$folder"
# The heap is for a commune's goods and for several photos of 50 megapixels at once.
cat >sanvat.options <<'OPTIONS'
--enable-native-access=ALL-UNNAMED
--sun-misc-unsafe-memory-access=allow
-Xmx512m
OPTIONS

# What the training run does: so many goods are loaded, and each kind of page is asked for so often.
GOODS=4000 TIMES=40
training=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill "$service" 2>/dev/null || true; rm -rf "$training"' EXIT
password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
env -u SPRING_MONGODB_URI SANVAT_STORE_FOLDER="$training/data" SANVAT_IDENTITY_ADMIN_PASSWORD="$password" \
    "$java" -XX:AOTCacheOutput=sanvat.aot @sanvat.options \
    -jar sanvat.jar --server.port=0 --server.address=127.0.0.1 >"$training/log" 2>&1 &
service=$!
failed() { cat "$training/log" >&2; echo "$1" >&2; exit 1; }
port=
until [ -n "$port" ]; do
    kill -0 "$service" 2>/dev/null || failed "The service ended before it was ready."
    sleep 0.2
    port=$(sed -n 's/.*Netty started on port \([0-9]*\).*/\1/p' "$training/log")
done
# One request on a connection of its own, its answer to standard output; fails where that is no 200.
ask() {
    local path=$1 accept=$2 body=${3:-}
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    if [ -z "$body" ]; then
        printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\nAccept: %s\r\n\r\n' "$path" "$port" "$accept" >&3
    else
        printf 'POST %s HTTP/1.0\r\nHost: localhost:%s\r\nAuthorization: Basic %s\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n' \
            "$path" "$port" "$(printf 'admin:%s' "$password" | base64)" "$accept" "$(stat -c %s "$body")" >&3
        cat "$body" >&3
    fi
    timeout 120 cat <&3 | tee "$training/answer"
    head -1 "$training/answer" | grep -q ' 200 ' || failed "No answer at $path"
}
html=text/html json=application/json
ask / $html >"$training/home"
linked() { grep -o "href=\"/$1/[^\"?#]*\"" "$training/$2" | head -1 | cut -d'"' -f2; }
product=$(linked catalog home) maker=$(linked cooperative home)
ask "${product:?no product on the first page}" $html >"$training/product"
lot=$(linked l product)
for i in $(seq "$GOODS"); do
    printf '{"code":"t%s","cooperative":"%s","name":{"vi":"Bột nghệ thử %s","en":"Turmeric, trial %s"},"category":"SPICES",' "$i" "${maker##*/}" "$i" "$i"
    printf '"description":{"vi":"Nghệ trồng trên đồi, xay mịn."},"label":{"ingredients":[{"name":{"vi":"Nghệ"},"percent":100}],'
    printf '"use":{"vi":"Pha với nước ấm"},"storage":{"vi":"Nơi khô mát"},"origin":{"vi":"Tuyên Phú, Quảng Trị"}},'
    printf '"packs":[{"code":"a","net":{"value":%s,"unit":"G"},"packaging":{"kind":{"vi":"Túi zip"}},"priceVnd":%s000,"shelfLifeDays":365}]}\n' \
        "$((i % 9 * 50 + 100))" "$((i % 90 + 10))"
done >"$training/goods"
ask '/api/import?approve=true&override=trial' application/x-ndjson "$training/goods" >/dev/null
for i in $(seq "$TIMES"); do
    ask "/search?q=nghe+$i" $html >/dev/null
    ask "/api/search?q=bot+nghe+thu+$i" $json >/dev/null
    ask "/api/suggest?q=ng&n=$i" $json >/dev/null
    ask "/api/products?size=24&page=$i" $json >/dev/null
    ask "${lot:?no lot on the product page}?n=$i" $html >/dev/null
    ask "$product?n=$i" $html >/dev/null
    ask "/?n=$i" $html >/dev/null
done
ask /api/openapi.json $json >/dev/null
kill "$service"
wait "$service" || true
service=
[ -s sanvat.aot ] || failed "The JVM made no cache."
