#!/usr/bin/env bash
# What the embedded store takes for a commune: a lot page over 200 and over 20,000 events (limit: 5 times as long), and, without a
# limit, a list of 5,000 goods and a look for what has changed among them.
#
# The service, the store and who asks are one process; each address is asked for once, so that no kept page is given. Sweeps run beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn -B test -Dtest=EmbeddedStoreBenchmark
