#!/usr/bin/env bash
# What a query costs over N goods, without HTTP and without a store: the index alone, in a JVM of its own with a heap below a GB.
#
#   bench/search.sh [N]         100000 where absent, which takes a minute or two
#
# Three thousand queries of one to three words of the goods' names, one after the other, each with its facets and 24 results; the
# index has been asked six thousand before. It prints what they take; no limit is asked.
# Honest about: the index lies in the parts in which it was written and merged; in one, a search takes up to half as
# long. The goods have some hundred kinds, so that a word is in many thousand of them; the index is in the system's file
# cache; the heap is that of the search alone, the service needs some 60 MB besides. Needs a JDK 25 and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
classpath
"$java" -Xmx900m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$classpath" vn.sanvat.search.SearchBenchmark \
    "${1:-100000}" "$folder/index" | while IFS=$'\t' read -r what is unit; do
    echo "$what $is $unit"
done
