#!/usr/bin/env bash
# Lighthouse's figures of pages with its mobile settings: a slow phone on 4G, simulated.
#
#   LIGHTHOUSE='npx --yes lighthouse@12' bench/lighthouse.sh URL                         the public pages
#   NAME=… PASSWORD=… LIGHTHOUSE=… bench/lighthouse.sh URL /console/today /console/goods  these, for who is signed in by that name
#
# URL is a running service with the sample goods. ROUNDS (3) of each page; printed are the median of performance with all rounds, and
# the lowest of the other categories with the audits that cost points. Limit: 100 each, search engines where the page is indexed; the
# console is not, and 90 of performance are enough there: it is opened once a day.
#
# Honest about: everything is on this machine, so the page is as near as it can be, and Chromium and the service share its processors
# with everybody else; what a busy machine takes is counted as the page's. Look at the spread, and at the load that is printed. Each
# round is somebody's first visit: nothing is kept from the one before, neither files nor the console's worker.
# Needs Chromium (CHROME_PATH), node, curl, and the command of Lighthouse 12 in LIGHTHOUSE. An account that is asked for a code, such as
# an administrator's, cannot be used.
set -euo pipefail
url="${1:?bench/lighthouse.sh URL [PAGE…]}" rounds="${ROUNDS:-3}"
shift
: "${LIGHTHOUSE:?the command that starts Lighthouse 12}"
export CHROME_PATH="${CHROME_PATH:-/usr/bin/chromium}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

first() { curl -fsS "$url$1" | grep -o "href=\"$2[^\"?#]*\"" | head -1 | sed 's/href="//; s/"//'; }
public_pages() {
    local product
    product=$(curl -fsS "$url/sitemap.xml" | grep -o '/catalog/[^<]*' | head -1)
    echo / /catalog "$product" "$(first "$product" /l/)" "$(first /cooperative /cooperative/)" /recalls /about
}
pages=("$@")
[ $# -gt 0 ] || read -ra pages < <(public_pages)

signed_in=()
if [ -n "${NAME:-}" ]; then
    curl -fsS -o /dev/null -c "$folder/cookies" --data-urlencode "name=$NAME" --data-urlencode "password=${PASSWORD:?}" "$url/sign-in"
    curl -fsS -o /dev/null -b "$folder/cookies" "$url/api/me"
    cookies=$(awk -F'\t' 'NF == 7 { printf "%s%s=%s", sep, $6, $7; sep = "; " }' "$folder/cookies")
    printf '{"Cookie": "%s"}' "$cookies" >"$folder/headers.json"
    signed_in=(--extra-headers="$folder/headers.json")
fi

printf '%-38s %-22s %5s %5s %5s   load before %s\n' page performance a11y best seo "$(cut -d' ' -f1-3 /proc/loadavg)"
for page in "${pages[@]}"; do
    for round in $(seq "$rounds"); do
        timeout 180 $LIGHTHOUSE "$url$page" "${signed_in[@]}" --quiet --chrome-flags='--headless=new --no-sandbox' \
            --output=json --output-path="$folder/$round.json" >/dev/null
    done
    node - "$page" "$folder" "$rounds" <<'NODE'
const { readFileSync } = require('node:fs');
const [page, folder, rounds] = process.argv.slice(2);
const reports = Array.from({ length: +rounds }, (_, i) => JSON.parse(readFileSync(`${folder}/${i + 1}.json`)));
const scores = (category) => reports.map((r) => Math.round(r.categories[category].score * 100)).sort((a, b) => a - b);
const speed = scores('performance');
const lowest = ['accessibility', 'best-practices', 'seo'].map((category) => String(scores(category)[0]).padStart(5));
console.log(page.slice(0, 37).padEnd(38), `${speed[speed.length >> 1]} (${speed.join(', ')})`.padEnd(22), ...lowest);
const address = (r) => r.finalDisplayedUrl.slice(new URL(r.finalDisplayedUrl).origin.length);
const ends = new Set(reports.map(address).filter((end) => end !== page));
ends.forEach((end) => console.log('    led to ' + end));
const lost = new Set(
  reports.flatMap((r) =>
    ['accessibility', 'best-practices', 'seo'].flatMap((category) =>
      r.categories[category].auditRefs
        .filter(({ id, weight }) => weight > 0 && r.audits[id].score !== null && r.audits[id].score < 1)
        .map(({ id }) => `${id}: ${r.audits[id].title}`),
    ),
  ),
);
lost.forEach((audit) => console.log('    ' + audit));
NODE
done
