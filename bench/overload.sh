#!/usr/bin/env bash
# Ten times more than it can take, for a minute: CLIENTS (1000) at once search, each address once. Then how soon it is well again.
#
#   mvn package -DskipTests && bench/overload.sh
#
# Honest about: wrk runs on the same machine and takes its share. Needs a JDK 25, curl and wrk.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
deploy
serve_deployed data
echo '/api/search?q=nghe' >"$folder/one"
flood() { PATHS=$folder/one UNIQUE=yes wrk -t2 "-c$1" "-d${2}s" --timeout 10s --latency -s bench/wrk.lua "$url" | tee "$folder/wrk" | sed -n 's/^RESULT //p'; }
flood 16 10 >/dev/null
read -r can _ <<<"$(flood 16 10)"
echo "it can take: $can answers a second at 16 clients"
before=$(memory)
read -r rate p50 p99 _ <<<"$(flood "${CLIENTS:-1000}" "${SECONDS_EACH:-60}")"
ended=$(now)
until [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$url/api/search?q=nghe&after=$(now)")" = 200 ]; do sleep 0.02; done
well=$(($(now) - ended))
refused=$(sed -n 's/.*Non-2xx or 3xx responses: \([0-9]*\).*/\1/p' "$folder/wrk")
all=$(sed -n 's/ *\([0-9]*\) requests in.*/\1/p' "$folder/wrk")
echo "asked by ${CLIENTS:-1000} clients for ${SECONDS_EACH:-60} s: $rate answers a second, ${refused:-0} of $all refused, p50 $p50 ms, p99 $p99 ms"
against "memory after the flood, by that before" "$(memory)" "$((before * 12 / 10))" MB
against "well again after" "$well" 2000 ms
