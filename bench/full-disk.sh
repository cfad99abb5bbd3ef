#!/usr/bin/env bash
# Fills the disk beneath the service, three ways, and clears it again: what is read, written and said meanwhile, and whether every
# acknowledged write is there afterwards, also after SIGKILL.
#
#   mvn package -DskipTests && bench/full-disk.sh          as root: the disk is a tmpfs of SIZE_MB (60)
#
# Ways: its own writes (photos, until it refuses); another's file, all at once; another's file, slowly, while it writes.
# Honest about: a tmpfs knows no quota and no fsync that fails; those are in the tests. Needs a JDK 25, curl and python3 with nothing more.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/java.sh
disk=$(mktemp -d)
work=$(mktemp -d)
service=
mounted=
end() {
    [ -z "$service" ] || { kill -9 "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true; }
    [ -z "$mounted" ] || umount "$disk"
    rm -rf "$disk" "$work"
}
trap end EXIT
if ! mount -t tmpfs -o "size=${SIZE_MB:-60}m" tmpfs "$disk" 2>"$work/mount"; then
    echo "skipped: a tmpfs cannot be mounted here ($(cat "$work/mount"))"
    exit 0
fi
mounted=yes
password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
failed=0

# Everything the service writes, temporary files too, lies on the small disk, unless tmp says otherwise.
tmp=$disk/tmp
start() {
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    url=http://127.0.0.1:$port
    mkdir -p "$tmp"
    (cd "$disk" && SANVAT_STORE_FOLDER=$disk/data SERVER_PORT=$port SANVAT_IDENTITY_ADMIN_PASSWORD=$password \
        exec "$java" -Xmx400m -Djava.io.tmpdir="$tmp" --enable-native-access=ALL-UNNAMED \
        -jar "$OLDPWD/target/sanvat.jar") >>"$work/service.log" 2>&1 &
    service=$!
    until curl -sf -o /dev/null "$url/"; do
        kill -0 "$service" 2>/dev/null || { tail -30 "$work/service.log" >&2; exit 1; }
        sleep 0.1
    done
}
free_mb() { df -m --output=avail "$disk" | tail -1 | tr -d ' '; }
status() { curl -s -m 30 -o "$work/answer" -w '%{http_code}' "$@" || true; }
signed() { status -u "admin:$password" "$@"; }
health() { echo "health $(status "$url/actuator/health"), readiness $(status "$url/actuator/health/readiness"), liveness $(status "$url/actuator/health/liveness")"; }
reads() {
    for path in / /api/products "/api/search?q=nghe" "$product" "$picture" /sitemap.xml; do printf '%s ' "$(status "$url$path")"; done
}
says() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["detail"])' "$work/answer" 2>/dev/null || head -c 300 "$work/answer"; }
expect() { # WHAT IS WANTED
    if [ "$2" = "$3" ]; then echo "  ok    $1: $2"; else echo "  WRONG $1: $2, wanted $3"; failed=1; fi
}
# A maker, a small write; its id goes to the list of what was acknowledged.
write() {
    local code
    code=$(signed -H 'Content-Type: application/json' "$url/api/cooperatives" -d "{\"kind\": \"HOUSEHOLD\",
        \"name\": \"Hộ thử $RANDOM$RANDOM\", \"pictures\": [], \"address\": {\"printed\": \"Thôn 1, xã Tuyên Phú, tỉnh Quảng Trị\",
        \"place\": \"18985@2025-07-01\", \"asOf\": \"2026-11-01\"}}")
    [ "$code" != 201 ] || python3 -c 'import json, sys; print("/api/cooperatives/" + json.load(open(sys.argv[1]))["id"])' "$work/answer" >>"$work/acknowledged"
    echo "$code"
}
# A photo of noise that does not compress, 900 x 900.
photo() {
    python3 - "$work/photo.png" <<'P'
import os, struct, sys, zlib
side = 900
rows = b"".join(b"\0" + os.urandom(3 * side) for _ in range(side))
part = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    + part(b"IDAT", zlib.compress(rows, 0)) + part(b"IEND", b""))
P
}
upload() {
    local code
    photo
    code=$(signed -F "file=@$work/photo.png;type=image/png" "$url/api/photos")
    [ "$code" != 201 ] || python3 -c 'import json, sys; print("/api/photos/" + json.load(open(sys.argv[1]))["id"])' "$work/answer" >>"$work/acknowledged"
    echo "$code"
}
full() {
    echo "  $(free_mb) MB free"
    code=$(write)
    expect "a small write" "$code" 507
    echo "        it says: $(says)"
    expect "an upload" "$(upload)" 507
    expect "home, list, search, product, picture, sitemap" "$(reads)" "200 200 200 200 200 200 "
    expect "state" "$(health)" "health 503, readiness 503, liveness 200"
}
# Originals that lie in the temporary folder.
left() { find "$tmp" -path '*/sanvat-*' -type f -size +0 | wc -l; }
well() {
    local began
    began=$(date +%s%N)
    until [ "$(status "$url/actuator/health")" = 200 ] || [ $((($(date +%s%N) - began) / 1000000000)) -ge 20 ]; do sleep 0.05; done
    echo "  $(free_mb) MB free; well after $((($(date +%s%N) - began) / 1000000)) ms"
    expect "state" "$(health)" "health 200, readiness 200, liveness 200"
    expect "a small write" "$(write)" 201
    expect "the search index follows within 5 s" "$(found)" yes
}
soon() {
    local n code
    for n in $(seq 20); do
        code=$(write)
        [ "$code" != 201 ] || break
        sleep 0.1
    done
    echo "$code"
}
# Whether the search index follows the records again, as it says itself.
found() {
    local n
    for n in $(seq 50); do
        if [ "$(grep -c 'search index cannot follow' "$work/service.log")" -le "$(grep -c 'search index follows' "$work/service.log")" ]; then echo yes; return; fi
        sleep 0.1
    done
    echo no
}
# Each acknowledged record is asked for.
complete() {
    local all=0 gone=0
    while read -r path; do
        all=$((all + 1))
        [ "$(signed "$url$path")" = 200 ] || { gone=$((gone + 1)); }
    done <"$work/acknowledged"
    expect "of $all acknowledged writes are missing" "$gone" 0
}
again() {
    kill -9 "$service"
    wait "$service" 2>/dev/null || true
    start
    complete
}

touch "$work/acknowledged"
start
product=$(curl -s "$url/sitemap.xml" | grep -o '<loc>[^<]*</loc>' | sed 's/<[^>]*>//g; s#^https*://[^/]*##' | grep -m1 '^/catalog/.' || echo /)
picture=$(curl -s "$url$product" | grep -o '/media/[^" ,]*' | head -1)
echo "$(free_mb) MB free of ${SIZE_MB:-60} once it has started with the samples; product $product"
expect "a small write" "$(write)" 201

echo "filled by another's file, at once:"
dd if=/dev/zero of="$disk/foreign" bs=1M 2>/dev/null || true
full
for _ in $(seq 200); do write >>"$work/refused"; done
expect "200 more small writes" "$(sort "$work/refused" | uniq -c | tr -s ' ' | sed 's/^ //')" "200 507"
rm "$disk/foreign"
well
again

echo "filled by another's file, slowly, while it writes:"
: >"$work/codes"
while :; do
    head -c 400000 /dev/urandom >>"$disk/foreign" 2>/dev/null || true
    code=$(write)
    echo "$code" >>"$work/codes"
    [ "$code" = 201 ] || break
done
echo "  $(grep -c 201 "$work/codes") writes were taken, then $code"
dd if=/dev/zero of="$disk/foreign2" bs=1M 2>/dev/null || true
full
echo "  killed and started on the full disk:"
again
full
rm "$disk/foreign" "$disk/foreign2"
well
again

echo "uploads for whose temporary files there is no room, and then a kill in the middle of one:"
head -c $((($(free_mb) - 11) * 1048576)) /dev/zero >"$disk/foreign"
expect "an upload of 2.4 MB with $(free_mb) MB free, which does not fit with its copies" "$(upload)" 507
echo "        it says: $(says)"
expect "a small write, within 2 s, when those files are gone" "$(soon)" 201
rm "$disk/foreign"
photo
curl -s -o /dev/null -u "admin:$password" --limit-rate 200k -F "file=@$work/photo.png;type=image/png" "$url/api/photos" &
slow=$!
until [ "$(left)" -gt 0 ]; do sleep 0.1; done
kill -9 "$service"
wait "$service" "$slow" 2>/dev/null || true
echo "  $(left) file(s) left in the temporary folder by the kill"
start
expect "left after the next start" "$(left)" 0
complete

echo "filled by its own writes, four uploads side by side, temporary files elsewhere:"
kill -9 "$service"
wait "$service" 2>/dev/null || true
tmp=$work/tmp
start
own() { while code=$(upload_as "$1") && [ "$code" = 201 ]; do :; done; echo "$code" >"$work/own.$1"; }
upload_as() { (mkdir -p "$work/$1" && acknowledged=$work/acknowledged && work=$work/$1 && upload && cat "$work/acknowledged" >>"$acknowledged" 2>/dev/null && rm -f "$work/acknowledged"); }
uploaders=()
for n in 1 2 3 4; do own "$n" & uploaders+=($!); done
wait "${uploaders[@]}"
echo "  $(grep -c photos "$work/acknowledged") photos were taken, then $(cat "$work"/own.* | sort | uniq -c | tr -s ' ' | tr '\n' ' ')"
full
complete
mount -o "remount,size=$((${SIZE_MB:-60} + 40))m" "$disk"
well
again
echo "log: $(grep -c ' ERROR ' "$work/service.log") lines of ERROR, $(grep -c ' WARN ' "$work/service.log") of WARN, $(grep -c $'^\tat ' "$work/service.log") of stack traces"
grep -E 'WriteGuard' "$work/service.log" | sed 's/^[^ ]* *\(ERROR\|INFO\).*: The store/  \1 The store/' | cut -c1-250
[ "$failed" = 0 ] || { grep -E ' ERROR | WARN ' "$work/service.log" | cut -c1-300 | sort | uniq -c | sort -rn | head -20; exit 1; }
