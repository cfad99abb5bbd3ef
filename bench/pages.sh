#!/usr/bin/env bash
# The pages as a buyer walks through them (home, list, product, lot, and the next product), against nginx giving out the same
# answers as files; then the second view of each kind of page against one made anew.
#
#   mvn package -DskipTests && bench/pages.sh
#
# Part 1   wrk with CLIENTS (32) connections asks for the pages in turn, all kept and warm; ours and nginx's in turn, ROUNDS (5)
#          times, SECONDS_EACH (5) each; medians. Limit: at least half of nginx's requests a second. Beside them, without a limit, a
#          bare WebFlux application that gives the same answers out of memory: what is behind the same server can do no better.
# Part 2   each kind of page alone: kept, and made anew, in turn. Made anew is with a cookie that the service does not know: whoever
#          shows one may be somebody, so he is never answered from what is kept, nor is what he is answered kept. He goes the same
#          way otherwise, and is answered the same bytes. Both plain, for what is made anew would be compressed anew as well.
#          Limit: the second view at least 20 times as many a second.
#
# Fair: whoever answers has one processor, wrk has another. nginx has one worker, and sends our answers' headers too.
# The time of its processor that each answer took is printed too: others on the machine do not change it much.
# Honest about: the JVM has had a minute of wrk before; its compiler and collector share its one processor. nginx serves from the
# page cache with gzip_static. Others on the machine disturb both, at different times; where a processor is often taken away, look at
# the spread of the rounds. Needs a JDK 25, curl, nginx, wrk, taskset, and two processors.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds="${ROUNDS:-5}" seconds="${SECONDS_EACH:-5}" clients="${CLIENTS:-32}"
. bench/service.sh
trap '[ ! -s "$folder/nginx.pid" ] || kill "$(cat "$folder/nginx.pid")"; [ -z "${bare:-}" ] || kill "$bare"; end_service; rm -rf "$folder"' EXIT
deploy
taskset -pc 0 $$ >/dev/null
deploy_bare
serve_deployed data
files=$(free_port)

# The walk: for every product of the sitemap that has a lot.
curl -s "$url/sitemap.xml" | grep -o '/catalog/[^<]*' | while read -r product; do
    lot=$(curl -s "$url$product" | grep -o 'href="/l/[^"/?]*"' | head -1 | sed 's/href="//; s/"//' || true)
    [ -z "$lot" ] || printf '/\n/catalog\n%s\n%s\n' "$product" "$lot"
done >"$folder/walk"
mkdir "$folder/files"
sort -u "$folder/walk" | while read -r page; do
    mkdir -p "$folder/files$page"
    curl -s -o "$folder/files$page/index.html" "$url$page"
    curl -s -H 'Accept-Encoding: gzip' -o "$folder/files$page/index.html.gz" "$url$page"
done
curl -sI "$url/" | tr -d '\r' | grep -viE '^(HTTP|date|etag|content-type|content-length|x-request-id|connection)' | grep . \
    >"$folder/files/headers"
sed "s/\"/'/g; s/^\([^:]*\): \(.*\)$/add_header \1 \"\2\";/" "$folder/files/headers" >"$folder/headers"
cat >"$folder/nginx.conf" <<NGINX
worker_processes 1;
pid $folder/nginx.pid;
error_log $folder/nginx.err;
events { worker_connections 1024; }
http {
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=1000;
    default_type text/html; types { text/html html; } charset utf-8; gzip_static on;
    include $folder/headers; add_header X-Request-Id \$request_id;
    server { listen 127.0.0.1:$files; root $folder/files; location / { try_files \$uri/index.html =404; } }
}
NGINX
nginx -c "$folder/nginx.conf" -p "$folder"
for page in $(sort -u "$folder/walk"); do
    for encoding in identity gzip; do
        [ "$(curl -s -H "Accept-Encoding: $encoding" "http://127.0.0.1:$files$page" | sha256sum)" \
            = "$(curl -s -H "Accept-Encoding: $encoding" "$url$page" | sha256sum)" ] || { echo "not the same: $page"; exit 1; }
    done
done

# Answers in a second, p50, p99, failures.
asked() { # url encoding [wrk's options]
    local at=$1 encoding=$2
    shift 2
    taskset -c 1 wrk -t1 "-c$clients" "-d${seconds}s" --latency -s bench/wrk.lua -H "Accept-Encoding: $encoding" "$@" "$at" |
        sed -n 's/^RESULT //p'
}
# The same, and the microseconds of its processor that each answer took from the process that gave it.
timed() { # process url encoding
    local process=$1 before line
    shift
    before=$(ticks "$process")
    line=$(asked "$@")
    awk -v line="$line" -v ticks="$(($(ticks "$process") - before))" -v hz="$(getconf CLK_TCK)" -v s="$seconds" \
        'BEGIN { split(line, all, " "); printf "%s %.0f\n", line, ticks / hz * 1000000 / (all[1] * s) }'
}
# Of all its threads but those that compile: how busy these still are says nothing of an answer.
ticks() { cat "/proc/$1"/task/*/stat | grep -v CompilerThre | awk '{ sub(/.*\) /, ""); sum += $12 + $13 } END { print sum }'; }
middle() { cut -d' ' -f"${2:-1}" "$1" | sort -g | sed -n "$(((rounds + 1) / 2))p"; }
spread() { cut -d' ' -f1 "$1" | sort -g | sed -n '1p;$p' | paste -sd- ; }
at_least() { awk -v a="$1" -v b="$2" -v l="$3" 'BEGIN { printf "%6.2f (at least %s) %s\n", a / b, l, (a >= l * b) ? "kept" : "MISSED" }'; }
failures() { awk '$4 > 0 { print "FAILURES " $0 }' "$@"; }

echo "$(sort -u "$folder/walk" | wc -l) pages, $(wc -l <"$folder/walk") steps; at / $(stat -c %s "$folder/files/index.html") bytes," \
    "$(stat -c %s "$folder/files/index.html.gz") gzip; load $(cut -d' ' -f1 /proc/loadavg) on $(nproc --all) processors before"
warm=$seconds seconds=20
for encoding in gzip identity gzip; do PATHS=$folder/walk asked "$url" $encoding >/dev/null; done
seconds=$warm

worker=$(pgrep -P "$(cat "$folder/nginx.pid")")
ours=$service ours_at=$url
start "$folder/bare" none -Xmx512m -jar bare.jar "--bare.pages=$folder/files"
bare=$service bare_at=$url service=$ours url=$ours_at
for encoding in gzip identity; do PATHS=$folder/walk seconds=20 asked "$bare_at" $encoding >/dev/null; done
echo "walk        ours/s (rounds)            bare/s (rounds)            nginx/s (rounds)            ours of nginx"
for encoding in gzip identity; do
    : >"$folder/ours"; : >"$folder/bares"; : >"$folder/theirs"
    for _ in $(seq "$rounds"); do
        PATHS=$folder/walk timed "$service" "$url" $encoding >>"$folder/ours"
        PATHS=$folder/walk timed "$bare" "$bare_at" $encoding >>"$folder/bares"
        PATHS=$folder/walk timed "$worker" "http://127.0.0.1:$files" $encoding >>"$folder/theirs"
    done
    failures "$folder/ours" "$folder/bares" "$folder/theirs"
    printf '%-9s ' $encoding
    for who in ours bares theirs; do printf '%7d (%s) ' "$(middle "$folder/$who")" "$(spread "$folder/$who")"; done
    at_least "$(middle "$folder/ours")" "$(middle "$folder/theirs")" 0.5
    awk -v o="$(middle "$folder/ours" 5)" -v b="$(middle "$folder/bares" 5)" -v t="$(middle "$folder/theirs" 5)" \
        'BEGIN { printf "  of its processor each took %d microseconds, of the bare one %d, of nginx %d\n", o, b, t }'
done
kill "$bare"
bare=

echo "view       second/s    anew/s  ratio"
for kind in home:1 list:2 product:3 lot:4; do
    page=$(sed -n "${kind#*:}p" "$folder/walk")
    for _ in $(seq 3); do asked "$url$page" identity -H 'Cookie: unknown=1' >/dev/null; done
    : >"$folder/kept"; : >"$folder/anew"
    for _ in $(seq "$rounds"); do
        timed "$service" "$url$page" identity >>"$folder/kept"
        timed "$service" "$url$page" identity -H 'Cookie: unknown=1' >>"$folder/anew"
    done
    failures "$folder/kept" "$folder/anew"
    printf '%-9s %9d %9d ' "${kind%:*}" "$(middle "$folder/kept")" "$(middle "$folder/anew")"
    at_least "$(middle "$folder/kept")" "$(middle "$folder/anew")" 20
    awk -v k="$(middle "$folder/kept" 5)" -v a="$(middle "$folder/anew" 5)" \
        'BEGIN { printf "  of its processor: %d and %d microseconds, ratio %.0f\n", k, a, a / k }'
done
