#!/usr/bin/env bash
# Large pictures, each kind twice at once, and N damaged ones, sent to the packaged jar: every one is answered, and its memory stays
# below a limit.
#
#   mvn package -DskipTests && bench/pictures.sh [N]      200000 where absent, which takes some ten minutes
#   JAVA_OPTIONS="-Xmx136m -XX:+UseSerialGC" bench/pictures.sh
#
# The limit is the heap, the 160 MB that all pictures which are decoded may take together (DecodingMemory), and 180 MB for the rest of a JVM
# that has just started. A 503 says that too many were sent at once, a 413 that a picture is too large or takes too much.
# Honest about: what sends runs on the same machine; the pictures are made, not taken. Needs a JDK 25, curl and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
classpath
options=${JAVA_OPTIONS:--Xmx512m -XX:+UseSerialGC}
heap=$(sed 's/.*-Xmx\([0-9]*\)m.*/\1/' <<<"$options")
# shellcheck disable=SC2086 # several options
start . data $options --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar target/sanvat.jar
"$java" -Xmx2g --enable-native-access=ALL-UNNAMED -cp "$classpath" vn.sanvat.media.PictureTrials \
    "$url" "$password" "$service" "${1:-200000}" | while IFS=$'\t' read -r what is unit; do
    case "$what" in
        *"resident at most"*) against "$what" "$is" $((heap + 160 + 180)) "$unit" ;;
        *) echo "$what $is $unit" ;;
    esac
done
echo "errors in the log: $(grep -c ' ERROR ' "$folder/service.log" || true)"
