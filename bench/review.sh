#!/usr/bin/env bash
# What a page of the review queue takes where 50 and where 5,000 revisions wait; the second may take twice as long as the first.
#
# On the embedded store, unless SPRING_MONGODB_URI names a server. The service, the store and who asks are one process, and the
# sign-in of who asks is part of the time. Each figure is printed twice: nothing written in between (limit: 2), and after a write to the
# goods each time. The embedded store sorts in memory, so the second has no limit there; a server reads the index in its order.
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn -B test -Dtest=ReviewQueueBenchmark
