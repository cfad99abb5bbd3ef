#!/usr/bin/env bash
# How long a maker's desk takes on a cheap phone far from a mast: until its goods can be tapped, with nothing kept (limit: 3 s) and from
# the service worker (1 s), on slow 4G with a processor four times slower; and until a photo of 12 megapixels is shrunk (3 s).
# Five rounds each; medians, with all rounds.
#
# Honest about: network and processor are slowed by Chromium, the service runs beside it on the same processors, and its answers are not
# slower than they are here. The service is the embedded store's. Needs Chromium (CHROME_PATH).
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn -B test -Dtest=DeskBenchmark
