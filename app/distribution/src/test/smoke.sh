#!/usr/bin/env bash
# The smoke test of a distribution: the main job from end to end, on the Java that JAVA_HOME names (or the one on the PATH).
set -euo pipefail
genera=$(readlink -f "${1:?usage: smoke.sh DISTRIBUTION}")/bin/genera
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

passed=0
check() { # WHAT COMMAND...: the command succeeds and leaves standard error empty
  local what=$1
  shift
  if ! "$@" >out 2>err || [ -s err ]; then
    echo "FAILED: $what: $*"
    cat out err
    exit 1
  fi
  passed=$((passed + 1))
}

echo "Smoke test on $("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | head -n 1)"
check "help" "$genera" --help
check "families" "$genera" families
check "plugins" "$genera" plugins
check "demo" "$genera" demo
check "fit" "$genera" fit gmm 'toy:ring?n=2000&seed=1' -o components=8 --out ring.genera --json --threads 1
check "fit again" "$genera" fit gmm 'toy:ring?n=2000&seed=1' -o components=8 --out again.genera --json --threads 2
check "same bytes" cmp ring.genera again.genera
check "sample" "$genera" sample ring.genera -n 500 --out 'a sample.csv' --seed 3
check "score" "$genera" score ring.genera 'a sample.csv' --json
check "impute" "$genera" impute ring.genera 'a sample.csv' --out filled.csv
check "convert" "$genera" convert 'a sample.csv' --out sample.npy
check "fit labels" "$genera" fit gmm 'toy:blobs?n=500&seed=1&label=true' --label mode --out blobs.genera
check "classify" "$genera" classify blobs.genera 'toy:blobs?n=500&seed=2&label=true' --out classes.csv
check "fit logistic" "$genera" fit logistic 'toy:blobs?n=500&seed=1&label=true' --label mode --out logistic.genera
check "classify logistic" "$genera" classify logistic.genera 'toy:blobs?n=500&seed=2&label=true'
check "update" "$genera" update blobs.genera 'toy:blobs?n=500&seed=3&label=true' --out updated.genera
check "fit vae" "$genera" fit vae 'toy:digits8?n=300&seed=1' --ignore label -o epochs=2 -o hidden=32 --out vae.genera --threads 1
check "fit vae again" "$genera" fit vae 'toy:digits8?n=300&seed=1' --ignore label -o epochs=2 -o hidden=32 --out vae2.genera --threads 2
check "same network" cmp vae.genera vae2.genera
check "draw images" "$genera" sample vae.genera -n 16 --out sheet.png
check "rows" test "$(wc -l <filled.csv)" -eq 501
echo "$passed passed, 0 failed"
