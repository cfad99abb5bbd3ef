#!/usr/bin/env bash
# From nothing running to the first page, and the memory then: the packaged jar, the folder that aot.sh makes of it, and a bare Spring
# Boot application with the same starters (bench/bare), laid out and trained in the same way. ROUNDS starts of each (3 where absent),
# in turn, on a store that holds the samples; medians.
#
#   mvn package -DskipTests && bench/start.sh
#
# Honest about: the store is local and small, and the bare application has none; its training is three requests; the files are in the
# system's cache after the first start. Needs a JDK 25, Maven and curl.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
deploy
deploy_bare
start "$folder/bare" none -XX:AOTCacheOutput=bare.aot -Xmx512m -jar bare.jar
for _ in 1 2 3; do curl -sf -o /dev/null "$url/"; done
end_service
serve data
echo "first start, from an empty store, with the samples made: $started ms"
end_service
for _ in $(seq "${ROUNDS:-3}"); do
    serve data
    echo "jar $started $(memory)"
    end_service
    serve_deployed data
    echo "aot $started $(memory)"
    end_service
    start "$folder/bare" none -XX:AOTCache=bare.aot -Xmx512m -jar bare.jar
    echo "bare $started $(memory)"
    end_service
done >"$folder/rounds"
median() { awk -v kind="$1" -v field="$2" '$1 == kind { print $field }' "$folder/rounds" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
echo "jar, without a cache: start to first page $(median jar 2) ms"
against "AOT folder: start to first page, against a bare one" "$(median aot 2)" "$((2 * $(median bare 2)))" ms
echo "memory, idle with the samples: jar $(median jar 3) MB, AOT folder $(median aot 3) MB; bare $(median bare 3) MB"
