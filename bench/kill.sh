#!/usr/bin/env bash
# Kills the service with SIGKILL while it writes, starts it again and looks for every acknowledged write.
# usage: bench/kill.sh [rounds, default 50]   some ten seconds a round
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn -B test -Dtest='KillTests#everyAcknowledgedWriteIsThereAfterAKill' -Dsanvat.kill.rounds="${1:-50}"
