#!/usr/bin/env bash
# What a request costs with more and more goods, and how long loading them takes: for each of SIZES a fresh store.
#
#   mvn package -DskipTests && bench/scale.sh [SIZES]         5000 100000 where absent; 1000000 takes most of an hour
#
# loaded    from the first byte sent to the last of the goods being found, by a service that has just started
# search    /api/search with queries of one to three words of the goods' names, each address asked for once: rendered anew
# again     the same fifty queries again and again: kept answers
# list      /api/products, page after page; product: one by its id; both made anew
# Times are p50 at one client, with HTTP, in ms; "16" is at sixteen clients. index and store in MB on disk, memory resident in MB.
# Honest about: wrk, curl and the service share the machine; the store is the embedded one, in the same process; what
# runs is the folder that aot.sh makes, with its options. Each kind of request is asked for half a minute (WARM_SECONDS) by four
# clients before it is measured, in which the service puts its index into one part: after a start the compiler of the JVM takes half of two processors for so long. Needs a JDK 25, Maven, curl and wrk.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
deploy
paths() { PATHS=$folder/$1 UNIQUE=${2:-} ask "${4:-${SECONDS_EACH:-6}}" "${3:-1}" | cut -d' ' -f2; }
row() { printf '%9s %9s %8s %8s %8s %8s %8s %7s %7s %7s\n' "$@"; }
row goods loaded search 16 again list product index store memory >"$folder/table"
for size in ${*:-5000 100000}; do
    serve_deployed "$size"
    SANVAT_URL=$url SANVAT_PASSWORD=$password bench/goods.sh --load "$size" >"$folder/load"
    cat "$folder/load" >&2
    loaded=$(sed -n 's/.*found after \([0-9]*\) ms/\1/p' "$folder/load")
    bench/goods.sh "$size" | shuf -n 3000 --random-source=<(yes) >"$folder/some"
    python3 - "$folder" "$size" <<'PYTHON'
import json, sys, urllib.parse
folder, size = sys.argv[1], int(sys.argv[2])
names = [json.loads(line)["name"]["vi"].split() for line in open(folder + "/some")]
queries = ["/api/search?q=" + urllib.parse.quote(" ".join(name[i % 3 % len(name):][:1 + i % 3])) for i, name in enumerate(names)]
open(folder + "/queries", "w").write("\n".join(queries) + "\n")
open(folder + "/fifty", "w").write("\n".join(queries[:50]) + "\n")
open(folder + "/lists", "w").write("\n".join("/api/products?size=24&page=%d" % (1 + i % min(200, size // 24)) for i in range(400)) + "\n")
PYTHON
    curl -sf "$url/api/products?size=100" | grep -o '"id":"[a-z0-9-]*","revision' | sed 's/"id":"\(.*\)","revision/\/api\/products\/\1/' >"$folder/products"
    sleep 5
    for warm in queries lists products; do paths $warm yes 4 "${WARM_SECONDS:-30}" >/dev/null; done
    search=$(paths queries yes)
    sixteen=$(paths queries yes 16)
    again=$(paths fifty)
    list=$(paths lists yes)
    product=$(paths products yes)
    row "$size" "$loaded" "$search" "$sixteen" "$again" "$list" "$product" \
        "$(du -sm "$folder/$size/search" | cut -f1)" "$(du -sm "$folder/$size/sanvat.mv" | cut -f1)" "$(memory)" >>"$folder/table"
    if [ "$size" = 5000 ]; then
        against "5,000 goods: loaded until found" "$loaded" 5000 ms
        against "5,000 goods: search, p50 at one client, anew" "$search" 1 ms
        against "5,000 goods: search, p50 at one client, kept" "$again" 1 ms
    fi
    end_service
done
cat "$folder/table"
awk 'NR == 2 { for (i = 3; i <= 7; i++) first[i] = $i } END { if (NR > 2) { printf "%19s", "grown by"
    for (i = 3; i <= 7; i++) printf " %8.2f", $i / first[i]; print "   (limit 3)" } }' "$folder/table"
