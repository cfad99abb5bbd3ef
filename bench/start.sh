#!/usr/bin/env bash
# From nothing running to the first page, and the memory then: the packaged jar, and the folder that aot.sh makes of it.
# ROUNDS starts of each (3 where absent), in turn, on a store that holds the samples; medians.
#
#   mvn package -DskipTests && bench/start.sh
#
# Honest about: the store is local and small; the files are in the system's cache after the first start. Needs a JDK 25 and curl.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
deploy
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
done >"$folder/rounds"
median() { awk -v kind="$1" -v field="$2" '$1 == kind { print $field }' "$folder/rounds" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
against "jar: start to first page" "$(median jar 2)" 6000 ms
against "AOT folder: start to first page" "$(median aot 2)" 2500 ms
echo "memory, idle with the samples: jar $(median jar 3) MB, AOT folder $(median aot 3) MB"
