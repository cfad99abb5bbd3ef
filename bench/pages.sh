#!/usr/bin/env bash
# The page behind a lot's code against nginx giving out the same bytes as a file: wrk with 32 connections, the two in turn,
# ROUNDS times (3 where absent), SECONDS_EACH (6) each; medians.
#
#   mvn package -DskipTests && bench/pages.sh
#
# warm     one page, kept; plain and gzip.
# cold     a record is written at the start of each round, so that nothing that is kept is good any more; then the pages of all the
#          sample lots in turn. Each is rendered once in a round.
# anew     for comparison, no limit is asked: every address is asked for once, so that every answer is rendered.
#
# Limits: the service at least 0.7 of nginx's requests a second when warm, 0.35 when cold; its p99 at most
# twice nginx's when warm.
# Honest about: wrk, nginx and the service share the machine's processors; the service's JVM has had a minute of wrk before
# the first round; nginx serves from the page cache with gzip_static. Needs a JDK 25, curl, nginx and wrk.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds="${ROUNDS:-3}" seconds="${SECONDS_EACH:-6}"
. bench/service.sh
trap '[ ! -s "$folder/nginx.pid" ] || kill "$(cat "$folder/nginx.pid")"; end_service; rm -rf "$folder"' EXIT
deploy
serve_deployed data
files=$(free_port)

# Every lot that a product's page names.
mkdir "$folder/files"
curl -s "$url/sitemap.xml" | grep -o '/catalog/[^<]*' | grep . | while read -r product; do
    curl -s "$url$product" | grep -o 'href="/l/[^"/]*"' | sed 's/href="//; s/"//'
done | sort -u >"$folder/lots"
mkdir -p "$folder/files/l"
while read -r lot; do
    curl -s -o "$folder/files$lot" "$url$lot"
    curl -s -H 'Accept-Encoding: gzip' -o "$folder/files$lot.gz" "$url$lot"
done <"$folder/lots"
page=$(head -1 "$folder/lots")
cat >"$folder/nginx.conf" <<NGINX
worker_processes auto;
pid $folder/nginx.pid;
error_log $folder/nginx.err;
events { worker_connections 1024; }
http {
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=1000;
    default_type text/html; gzip_static on;
    server { listen 127.0.0.1:$files; root $folder/files; }
}
NGINX
nginx -c "$folder/nginx.conf" -p "$folder"
[ "$(curl -s "http://127.0.0.1:$files$page" | sha256sum)" = "$(curl -s "$url$page" | sha256sum)" ] || { echo "not the same bytes"; exit 1; }

asked() { wrk -t2 -c32 "-d${2}s" --latency -s bench/wrk.lua -H "Accept-Encoding: $3" "$1" | sed -n 's/^RESULT //p'; }
# Something that pages may show is written: a new maker.
write() {
    printf 'user = "admin:%s"\n' "$password" | curl -sS --fail-with-body -K - -o /dev/null -H 'Content-Type: application/json' \
        "$url/api/cooperatives" -d "{\"kind\":\"HOUSEHOLD\",\"name\":\"Hộ đo $RANDOM$RANDOM (thử)\",\"pictures\":[],\"address\":{
        \"printed\":\"Thôn 1, xã Tuyên Phú, tỉnh Quảng Trị\",\"place\":\"18985@2025-07-01\",\"asOf\":\"2026-11-01\"}}"
}
median() { sort -g | sed -n "$(((rounds + 1) / 2))p"; }
compare() { # name encoding limit
    : >"$folder/ours"; : >"$folder/theirs"
    for _ in $(seq "$rounds"); do
        [ "$1" = cold ] && write
        asked "$url$page" "$seconds" "$2" >>"$folder/ours"
        asked "http://127.0.0.1:$files$page" "$seconds" "$2" >>"$folder/theirs"
    done
    awk '$4 > 0 { print "FAILURES " $0 }' "$folder/ours" "$folder/theirs"
    local ours theirs mine nginx
    ours=$(cut -d' ' -f1 "$folder/ours" | median) theirs=$(cut -d' ' -f1 "$folder/theirs" | median)
    mine=$(cut -d' ' -f3 "$folder/ours" | median) nginx=$(cut -d' ' -f3 "$folder/theirs" | median)
    awk -v n="$1" -v e="$2" -v o="$ours" -v t="$theirs" -v m="$mine" -v x="$nginx" -v l="$3" 'BEGIN {
        fast = (o / t >= l) ? "yes" : "NO "; even = (m / x <= 2) ? "yes" : "NO"
        if (n == "cold") even = "(no limit is asked)"; else even = "(at most 2) " even
        printf "%-6s %-9s %8d %8d  %5.2f (at least %s) %s   %6.2f %6.2f ms  %5.2f %s\n",
            n, e, o, t, o / t, l, fast, m, x, m / x, even }'
}

echo "$(wc -l <"$folder/lots") lots; $page: $(stat -c %s "$folder/files$page") bytes, $(stat -c %s "$folder/files$page.gz") gzip; $(nproc) processors"
asked "$url$page" 15 gzip >/dev/null
PATHS=$folder/lots asked "$url$page" 15 identity >/dev/null
UNIQUE=1 asked "$url$page" 30 identity >/dev/null
echo "       encoding   ours/s  nginx/s  ratio                        p99: ours  nginx     ratio"
compare warm identity 0.7
compare warm gzip 0.7
export PATHS=$folder/lots
compare cold identity 0.35
compare cold gzip 0.35
echo "anew: $(UNIQUE=1 asked "$url$page" "$seconds" gzip | cut -d' ' -f1) a second, every one rendered"
