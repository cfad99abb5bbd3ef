#!/usr/bin/env bash
# Measures durable writes to the embedded store on this machine's disk, with 1, 8 and 32 writers side by side.
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn -B test -Dtest=StoreBenchmark
