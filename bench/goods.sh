#!/usr/bin/env bash
# Writes N plausible goods as NDJSON for POST /api/import to standard output; the same ones for the same N and SEED.
#
#   bench/goods.sh N [SEED] > goods.ndjson         N such as 5000, 100000, 1000000; SEED is 1 where absent
#   bench/goods.sh --cooperatives N [SEED]         the cooperatives of these goods, one JSON a line
#   bench/goods.sh --load N [SEED]                 makes the cooperatives that are not there, then imports the goods, 10,000 a request,
#                                                  approved at once; prints how long it took until the last of them was found
#
# --load asks the service at SANVAT_URL (http://localhost:8080 where absent) as SANVAT_USER (admin) with SANVAT_PASSWORD; where others
# could approve too, such as the samples' officer, it must run with SANVAT_IDENTITY_MAY_APPROVE_OWN=true.
# The goods are invented from src/test/resources/search/kinds.tsv. A line names its cooperative by the id that the service gives to
# a name it has not seen, so the cooperatives belong into a store without others of these names.
# Needs a JDK, Maven and, for --load, curl. The figures depend on the machine and on what else runs on it.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=goods
case "${1:-}" in --*) mode="${1#--}"; shift ;; esac
count="${1:?how many}" seed="${2:-1}"

. bench/java.sh
classpath
lines() { "$java" -cp "$classpath" vn.sanvat.search.index.GoodsLines "$@"; }

if [ "$mode" != load ]; then
    lines "$mode" "$count" "$seed"
    exit
fi

url="${SANVAT_URL:-http://localhost:8080}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# On standard input, so that the password stands in no list of processes.
ask() { printf 'user = "%s:%s"\n' "${SANVAT_USER:-admin}" "${SANVAT_PASSWORD:?}" | curl -sS --fail-with-body -K - "$@"; }
lines cooperatives "$count" "$seed" | while read -r one; do
    printf '%s' "$one" >"$folder/one"
    name=$(printf '%s' "$one" | sha256sum | cut -c1-40)
    ask -o "$folder/made" -H 'Content-Type: application/json' -H "Idempotency-Key: bench-$name" --data-binary "@$folder/one" "$url/api/cooperatives"
    id=$(grep -o '"id":"[^"]*"' "$folder/made" | head -1 | cut -d'"' -f4)
    ask -o "$folder/made" -H 'If-Match: "1"' -H "Idempotency-Key: bench-approve-$name" -X POST "$url/api/cooperatives/$id/approve"
done
lines goods "$count" "$seed" | split -l 10000 -a 4 - "$folder/goods-"
now() { date +%s%N; }
began=$(now)
for part in "$folder"/goods-*; do
    ask -H 'Content-Type: application/x-ndjson' -T "$part" -X POST \
        "$url/api/import?approve=true&override=bench" >>"$folder/answers"
done
loaded=$(now)
for outcome in created updated unchanged refused; do
    echo "$outcome: $(grep -c "\"outcome\":\"$outcome\"" "$folder/answers" || true)"
done
grep -m 3 '"refused"' "$folder/answers" || true
echo "answered after $(((loaded - began) / 1000000)) ms"
shown=$(curl -sS "$url/api/products?size=1" | grep -o '"total":[0-9]*')
until [ "$(curl -sS "$url/api/search?q=&size=1" | grep -o '"total":[0-9]*' | head -1)" = "$shown" ]; do
    [ $(($(now) - loaded)) -lt 60000000000 ] || { echo "not all ${shown#*:} are found a minute after the last answer"; exit 1; }
    sleep 0.05
done
echo "all ${shown#*:} goods that are shown are found after $((($(now) - began) / 1000000)) ms"
