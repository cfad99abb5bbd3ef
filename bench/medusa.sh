#!/usr/bin/env bash
# The catalog against a real Medusa v2 shop with the same 5,000 goods: wrk with 16 clients or one, the two in turn, ROUNDS
# times (3 where absent), SECONDS_EACH (6) each; medians of p50.
#
#   mvn package -DskipTests && bench/medusa.sh MEDUSA_FOLDER
#
# MEDUSA_FOLDER is the one that the shop's own start.sh was given: it holds medusa.env, with MEDUSA_URL, MEDUSA_SECRET_KEY,
# MEDUSA_PUBLISHABLE_KEY and MEDUSA_SALES_CHANNEL. The shop runs already and goes on running: `start.sh MEDUSA_FOLDER` before,
# `stop.sh MEDUSA_FOLDER` after. The goods that it lacks are put into it by its Admin API, in that sales channel, and stay there;
# a shop that shows others too is refused.
#
# search   one to three words of the goods' names, at sixteen clients: /api/search against /store/products?q=, 24 a page
# list     page after page of 24, at one client: /api/products against /store/products
# product  a hundred goods by their ids, the same ones, at one client: /api/products/ID against /store/products/ID
# indexed  for comparison, no limit is asked: /api/search as above against the search module's POST /store/search
#
# Limits: p50 of the search at most 1/20 of the shop's; of list and product at most 1/10. A request that fails, on either side,
# ends it with 1: a figure with failures is none.
# Honest about: wrk, both servers and PostgreSQL share the machine's processors, and the one that is not asked idles meanwhile.
# Medusa is in production mode, but one Node process that logs every request, with what its folder configures: PostgreSQL and the
# search module for it as they come, no Redis, caching off. Its q= does not ask that module but the tables; hence "indexed".
# Ours is asked for each address once, so that no kept answer helps; the shop refuses parameters that it does
# not know, so it is asked for the same addresses again, and it keeps no answers either. Both answer with their default fields,
# which are not the same ones: the shop's have variants and options but no prices, ours have labels and prices; the bytes are
# printed. Our service has its few sample goods besides. Both are asked 20 s for each kind, by four clients, before the first round
# (WARM_SECONDS). What a round's end cuts off is not counted: where the shop takes seconds for an answer, its p50 is of a few dozen
# answers and rather too low. The search module's index answers far sooner than q= and gives less, hits without variants: who asks
# how fast the shop can search at best looks at "indexed", not at "search".
# Needs a JDK 25, Maven, curl, Python 3, wrk and the shop.
set -euo pipefail
shop=$(cd "${1:?the folder with the medusa.env of the shop}" && pwd)
cd "$(dirname "$0")/.."
rounds="${ROUNDS:-3}" seconds="${SECONDS_EACH:-6}" warm="${WARM_SECONDS:-20}"
set -a
. "$shop/medusa.env"
set +a
. bench/service.sh
curl -sf -m 10 -o /dev/null "$MEDUSA_URL/health" || { echo "no shop answers at $MEDUSA_URL; its start.sh starts it" >&2; exit 1; }
deploy
serve_deployed data
SANVAT_URL=$url SANVAT_PASSWORD=$password bench/goods.sh --load 5000 >&2
bench/goods.sh 5000 >"$folder/goods"

# Makes the shop have the goods, then writes for each kind KIND.ours and KIND.theirs: the addresses, or the bodies that are posted.
python3 - "$folder" "$url" <<'PYTHON'
import base64, json, os, random, sys, time, urllib.error, urllib.parse, urllib.request
folder, ours = sys.argv[1:]
shop, channel = os.environ["MEDUSA_URL"], os.environ["MEDUSA_SALES_CHANNEL"]
admin = {"Authorization": "Basic " + base64.b64encode((os.environ["MEDUSA_SECRET_KEY"] + ":").encode()).decode()}
public = {"x-publishable-api-key": os.environ["MEDUSA_PUBLISHABLE_KEY"]}

def say(*what):
    print(*what, file=sys.stderr, flush=True)

def ask(address, headers={}, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {**headers, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)

def why(failed):
    return "%s %s" % (failed, failed.read()[:300].decode(errors="replace") if isinstance(failed, urllib.error.HTTPError) else "")

def product(one):
    packs = [pack["code"] for pack in one["packs"]]
    return {"title": one["name"]["vi"], "subtitle": one["name"].get("en"), "description": one["description"]["vi"],
        "handle": "sanvat-" + one["code"].lower(), "external_id": one["code"], "status": "published",
        "sales_channels": [{"id": channel}], "options": [{"title": "Quy cách", "values": packs}],
        "variants": [{"title": pack["code"], "sku": one["code"] + "-" + pack["code"], "manage_inventory": False,
            "options": {"Quy cách": pack["code"]}, "prices": [{"currency_code": "vnd", "amount": pack["priceVnd"]}]}
            for pack in one["packs"]]}

def lacking():
    there, offset = set(), 0
    while True:
        page = ask(shop + "/admin/products?fields=id,handle&order=id&limit=500&offset=%d" % offset, admin)
        there.update(one["handle"] for one in page["products"])
        offset += 500
        if offset >= page["count"]:
            return [one for one in goods if "sanvat-" + one["code"].lower() not in there]

def shown():
    return ask(shop + "/store/products?limit=1&fields=id", public)["count"]

goods = [json.loads(line) for line in open(folder + "/goods")]
for attempt in range(3):
    missing, began = lacking(), time.time()
    if not missing:
        break
    say("the shop lacks", len(missing), "goods")
    for at in range(0, len(missing), 50):
        try:
            ask(shop + "/admin/products/batch?fields=id", admin, {"create": [product(one) for one in missing[at:at + 50]]})
        except OSError as failed:
            say("a batch failed:", why(failed))
        if at % 500 == 450:
            say(at + 50, "put into the shop after %.0f s" % (time.time() - began))
if lacking() or shown() != len(goods):
    sys.exit("the shop shows %d goods and lacks %d, instead of these %d and no others" % (shown(), len(lacking()), len(goods)))

# The index of the search module does not follow what the Admin API writes; it is built anew where it does not hold all.
def indexed():
    body = {"entity": "product", "filters": {}, "pagination": {"take": 0}, "search_options": {"count": "exact"}}
    return ask(shop + "/store/search", public, body)["results"][0]["metadata"]["count"]

def build():
    if indexed() == len(goods):
        return True
    say("the search module's index is built anew")
    ask(shop + "/admin/search-indexes/product/reindex", admin, {})
    for _ in range(120):
        time.sleep(1)
        if indexed() == len(goods):
            return True
    return False

try:
    index = build()
except urllib.error.HTTPError as failed:
    index = say("no search module:", why(failed))

def write(kind, mine, theirs):
    for side, lines in ("ours", mine), ("theirs", theirs):
        open("%s/%s.%s" % (folder, kind, side), "w").write("\n".join(lines) + "\n")

chosen = random.Random(1).sample(goods, 3000)
queries = [" ".join(name[i % 3 % len(name):][:1 + i % 3]) for i, name in enumerate(one["name"]["vi"].split() for one in chosen)]
quoted = [urllib.parse.quote(query) for query in queries]
write("search", ["/api/search?size=24&q=" + query for query in quoted], ["/store/products?limit=24&q=" + query for query in quoted])
write("list", ["/api/products?size=24&page=%d" % (1 + i) for i in range(200)],
    ["/store/products?limit=24&offset=%d" % (24 * i) for i in range(200)])
if index:
    write("indexed", ["/api/search?size=24&q=" + query for query in quoted],
        [json.dumps({"entity": "product", "filters": {"q": query}, "pagination": {"take": 24}}) for query in queries])

# Our answers do not name the code: the same ones are those of the same name and description.
theirs, both, page = {}, [], 0
for offset in range(0, len(goods), 500):
    for one in ask(shop + "/store/products?limit=500&fields=id,title,description&offset=%d" % offset, public)["products"]:
        theirs[one["title"], one["description"]] = one["id"]
while len(both) < 100:
    page += 1
    for one in ask(ours + "/api/products?size=100&page=%d" % page)["items"]:
        same = (one["name"]["vi"], one.get("description", {}).get("vi"))
        if same in theirs:
            both.append((one["id"], theirs.pop(same)))
both = both[:100]
write("product", ["/api/products/" + mine for mine, _ in both], ["/store/products/" + other for _, other in both])
PYTHON

cat >"$folder/post.lua" <<'LUA'
dofile("bench/wrk.lua")
local bodies, at = {}, 0
for line in io.lines(os.getenv("PATHS")) do bodies[#bodies + 1] = line end
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

function request()
  at = at + 1
  return wrk.format(nil, "/store/search", nil, bodies[at % #bodies + 1])
end
LUA

key="x-publishable-api-key: $MEDUSA_PUBLISHABLE_KEY"
asked() { # seconds clients script url; the key is sent to both
    wrk -t1 "-c$2" "-d${1}s" --timeout 30s --latency -H "$key" -s "$3" "$4" | sed -n 's/^RESULT //p'
}
ours() { # kind seconds clients
    PATHS=$folder/$1.ours UNIQUE=yes asked "$2" "$3" bench/wrk.lua "$url"
}
theirs() {
    local script=bench/wrk.lua
    [ "$1" != indexed ] || script=$folder/post.lua
    PATHS=$folder/$1.theirs UNIQUE='' asked "$2" "$3" "$script" "$MEDUSA_URL"
}
# The mean of fifty answers, in bytes.
bytes() { # kind side url
    shuf -n 50 --random-source=<(yes) "$folder/$1.$2" | while read -r line; do
        case "$line" in
            /*) curl -sSf -m 30 -H "$key" "$3$line" | wc -c ;;
            *) curl -sSf -m 30 -H "$key" -H 'Content-Type: application/json' -d "$line" "$3/store/search" | wc -c ;;
        esac
    done | awk '{ all += $1 } END { printf "%.0f", all / NR }'
}
median() { cut -d' ' -f"$2" "$1" | sort -g | sed -n "$(((rounds + 1) / 2))p"; }
clients() { case "$1" in search | indexed) echo 16 ;; *) echo 1 ;; esac; }

kinds="search list product"
[ ! -s "$folder/indexed.theirs" ] || kinds="$kinds indexed"
for kind in $kinds; do
    echo "warm: $kind, $warm s each" >&2
    ours "$kind" "$warm" 4 >"$folder/warm.$kind.ours"
    theirs "$kind" "$warm" 4 >"$folder/warm.$kind.theirs"
done
for round in $(seq "$rounds"); do
    echo "round $round" >&2
    for kind in $kinds; do
        ours "$kind" "$seconds" "$(clients "$kind")" >>"$folder/run.$kind.ours"
        theirs "$kind" "$seconds" "$(clients "$kind")" >>"$folder/run.$kind.theirs"
    done
done

# A run that nothing was answered in has a p50 of nothing.
failures=$(cd "$folder" && awk '$4 > 0 || NF != 4 || $2 == 0 { print "FAILURES " FILENAME ": " $0 }' {warm,run}.*)
compare() { # kind what limit
    [ -s "$folder/run.$1.ours" ] || return 0
    awk -v what="$2" -v limit="$3" -v o="$(median "$folder/run.$1.ours" 2)" -v t="$(median "$folder/run.$1.theirs" 2)" \
        -v mine="$(median "$folder/run.$1.ours" 1)" -v other="$(median "$folder/run.$1.theirs" 1)" \
        -v sizes="$(bytes "$1" ours "$url") $(bytes "$1" theirs "$MEDUSA_URL")" 'BEGIN { split(sizes, size, " ")
        printf "%-36s %8.2f %8.2f %7.4f %6s %-7s %8d %8d %8d %8d\n", what, o, t, o / t, limit == "" ? "-" : limit,
            limit == "" ? "" : o / t <= limit ? "kept" : "MISSED", mine, other, size[1], size[2] }'
}
echo "5,000 goods; $rounds rounds of $seconds s; $(nproc) processors; medians of p50"
printf '%-36s %8s %8s %7s %6s %-7s %8s %8s %8s %8s\n' '' 'ours ms' theirs ratio limit '' 'ours/s' theirs bytes theirs
compare search "search, 16 clients" 0.05
compare list "list, 1 client" 0.1
compare product "product, 1 client" 0.1
compare indexed "search, 16 clients, POST /store/search" ''
[ -z "$failures" ] || { printf '%s\n' "$failures" "there were failures: these figures are none"; exit 1; }
