#!/usr/bin/env bash
# How many of the faults that PIT plants in the rules their own tests find: in those of labels and listings, events and yields, GTINs and
# Digital Links, Vietnamese text, tax codes, guesses and the waiting between tries. Prints the score of each class, and where faults survive.
#
#   mvn test-compile && bench/mutation.sh
#
# Honest about: the tests that need no store are run, and no other, so that what only those find counts as surviving. Takes ten minutes or
# more. Needs a JDK 25 and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/java.sh
classpath
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId><artifactId>mutation</artifactId><version>0</version>
  <dependencies>
    <dependency><groupId>org.pitest</groupId><artifactId>pitest-command-line</artifactId><version>1.30.2</version></dependency>
    <dependency><groupId>org.pitest</groupId><artifactId>pitest-junit5-plugin</artifactId><version>1.2.3</version></dependency>
    <dependency><groupId>org.junit.platform</groupId><artifactId>junit-platform-launcher</artifactId><version>6.0.3</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/pit"
all() { local IFS=,; printf '%s' "$*"; }
v=vn.sanvat
rules=("$v.gs1.*" "$v.text.*" "$v.cooperative.TaxCode" "$v.identity.*SignInThrottle" "$v.identity.*VerifiedPasswords" "$v.publish.*Backoff"
    "$v.catalog.*Rules" "$v.catalog.*Transitions" "$v.trace.*Rules" "$v.trace.*Yield*" "$v.trace.*Balance*" "$v.trace.*EventReferences" "$v.trace.*JourneyOrder"
    "$v.trace.*EventGraph" "$v.trace.*RateLimit" "$v.trace.*KeyedQueue" "$v.web.*TrustedProxies")
tests=("$v.gs1.*Tests" "$v.text.*Tests" "$v.cooperative.TaxCodeTests" "$v.identity.*SignInThrottleTests" "$v.identity.*VerifiedPasswordsTests"
    "$v.publish.*BackoffTests" "$v.catalog.*RulesTests" "$v.catalog.*TransitionsTests" "$v.trace.*BalanceTests" "$v.trace.*EventRulesTests"
    "$v.trace.*JourneyTests" "$v.trace.*KeyedQueueTests" "$v.trace.*LotRuleTests" "$v.trace.*RateLimitTests" "$v.trace.*YieldTests"
    "$v.web.*TrustedProxiesTests")
"$java" -cp "$(cat "$work/pit"):$classpath" org.pitest.mutationtest.commandline.MutationCoverageReport \
    --targetClasses "$(all "${RULES:-${rules[@]}}")" --targetTests "$(all "${TESTS:-${tests[@]}}")" --sourceDirs src/main/java \
    --reportDir target/mutation --outputFormats CSV --threads "${THREADS:-2}" --jvmPath "$java" --timestampedReports=false \
    --jvmArgs -Xmx512m,-XX:TieredStopAtLevel=1,-XX:+UseSerialGC >"$work/log" 2>&1 || { tail -30 "$work/log" >&2; exit 1; }
awk -F, '
    { all[$2]++; total++ }
    $6 == "SURVIVED" || $6 == "NO_COVERAGE" { left[$2]++; survived++; where[++n] = $2 "." $4 ":" $5 " " $3 " " $6; next }
    { killed++ }
    END {
        for (c in all) printf "%5.0f %%  %4d of %4d  %s\n", 100 * (all[c] - left[c]) / all[c], all[c] - left[c], all[c], c | "sort -n"
        close("sort -n")
        printf "%5.1f %%  %4d of %4d  all\n", 100 * killed / total, killed, total
        for (i = 1; i <= n; i++) print where[i]
    }' target/mutation/mutations.csv
