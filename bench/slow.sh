#!/usr/bin/env bash
# Callers who are slow, beside a visitor who is not: 100 anonymous bodies at one byte in 8 s; 300 connections that ask for large answers
# and never read them; 200 bodies that are aborted. All from one address, which is the worst case: limits by address help less.
#
#   mvn package -DskipTests && bench/slow.sh
#
# Limits: every answer to the visitor a 200; at most 100 MB more memory at the peak; no line of an error in the log.
# Honest about: the callers run on the same machine and take their share of its processors; bench/slow.py says how many and how long.
# Needs a JDK 25, curl and Python 3.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/service.sh
deploy
serve_deployed data
PASSWORD=$password python3 bench/slow.py "$url" "$service" "$folder/service.log"
