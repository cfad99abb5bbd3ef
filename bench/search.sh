#!/usr/bin/env bash
# What a query costs over N goods, without HTTP and without a store: the index alone, in a JVM of its own with a heap below a GB.
#
#   bench/search.sh [N]         1000000 where absent, which takes some minutes and 2 GB of disk
#
# Three thousand queries of one to three words of the goods' names, one after the other, each with its facets and 24 results; the
# index has been asked six thousand before. Limits, those of a million: p50 10 ms, index 1.5 GB, heap 1 GB.
# Honest about: the index is in one part, as when nobody has written for half a minute; in several, a search takes up to twice as
# long. The goods have some hundred kinds, so that a word is in many thousand of them; the index is in the system's file
# cache; the heap is that of the search alone, the service needs some 60 MB besides. Needs a JDK 25 and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
classpath
"$java" -Xmx900m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$classpath" vn.sanvat.search.SearchBenchmark \
    "${1:-1000000}" "$folder/index" | while IFS=$'\t' read -r what is unit; do
    case "$what" in
        *p50*) against "$what" "$is" 10 "$unit" ;;
        index*) against "$what" "$is" 1536 "$unit" ;;
        "heap, largest") against "$what" "$is" 1024 "$unit" ;;
        *) echo "$what $is $unit" ;;
    esac
done
