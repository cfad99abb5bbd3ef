# Read by the scripts beside it: starts a service of its own from the packaged jar, in a folder that goes away with the script.
#
#   . bench/service.sh      from the project's folder, with bench/java.sh; sets $folder and $password
#   deploy                  makes the folder that is deployed, by aot.sh
#   serve DATA              starts the jar alone, without options, on the store in $folder/DATA;
#                           sets $service, $url and $started, the milliseconds until its first page
#                           whoever proposes may approve: one person does all
#   serve_deployed DATA     the same from the folder that deploy made, with its options and those of $JAVA_OPTIONS after them
#   deploy_bare             makes the folder of a bare application (bench/bare), laid out in the same way: $folder/bare, with bare.jar
#   end_service             waits until it has ended
#   memory                  its resident memory in MB
#   ask SECONDS CLIENTS     wrk at $url, with bench/wrk.lua; one line: requests a second, p50 and p99 in ms, failures
#   against WHAT IS LIMIT UNIT   prints a figure, its limit and their ratio
. bench/java.sh
folder=$(mktemp -d)
# So that a server which is somebody else when root starts it can read the files.
chmod 711 "$folder"
password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
service=
trap 'end_service; rm -rf "$folder"' EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
now() { echo $(($(date +%s%N) / 1000000)); }

deploy() { ./aot.sh target/sanvat.jar "$folder/deployed" >/dev/null; }
deploy_bare() {
    local boot
    cp -r bench/bare "$folder/source"
    boot=$(sed -n '/<parent>/,/<\/parent>/s:.*<version>\(.*\)</version>.*:\1:p' pom.xml)
    sed -i "s/@boot@/$boot/" "$folder/source/pom.xml"
    mvn -q -B -f "$folder/source/pom.xml" package
    "$java" -Djarmode=tools -jar "$folder/source/target/bare.jar" extract --destination "$folder/bare"
}
serve() { start . "$1" --enable-native-access=ALL-UNNAMED -jar target/sanvat.jar; }
# shellcheck disable=SC2086 # several options
serve_deployed() { start "$folder/deployed" "$1" -XX:AOTCache=sanvat.aot @sanvat.options ${JAVA_OPTIONS:-} -jar sanvat.jar; }

start() {
    local from=$1 data=$2 port began
    shift 2
    port=$(free_port)
    url=http://127.0.0.1:$port
    began=$(now)
    (cd "$from" && SANVAT_STORE_FOLDER=$folder/$data SERVER_PORT=$port SANVAT_BASE_URL=http://localhost:$port \
        SANVAT_IDENTITY_ADMIN_PASSWORD=$password SANVAT_IDENTITY_MAY_APPROVE_OWN=true MALLOC_ARENA_MAX=2 exec "$java" "$@") >"$folder/service.log" 2>&1 &
    service=$!
    until curl -sf -o /dev/null "$url/"; do
        kill -0 "$service" 2>/dev/null || { cat "$folder/service.log" >&2; exit 1; }
        sleep 0.02
    done
    started=$(($(now) - began))
}

end_service() {
    [ -z "$service" ] || { kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true; }
    service=
}

memory() { echo $(($(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$service/status") / 1024)); }
ask() { wrk -t1 "-c$2" "-d${1}s" --latency -s bench/wrk.lua "$url" | sed -n 's/^RESULT //p'; }
against() { awk -v what="$1" -v is="$2" -v limit="$3" -v unit="$4" \
    'BEGIN { printf "%-52s %10.2f %-4s limit %8.2f  ratio %6.2f  %s\n", what, is, unit, limit, is / limit, is <= limit ? "kept" : "MISSED" }'; }
