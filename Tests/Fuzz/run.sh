#!/usr/bin/env bash
# Feeds every target of libFuzzer, and tells how many inputs each has withstood.
# usage: run.sh FUZZ_BINARY WORK_FOLDER [SCALE [TARGET...]]
# Without targets all of them are fed, one after the other.
# SCALE multiplies the numbers of inputs; with 1 they are some eighteen million. What libFuzzer learns stays in
# WORK_FOLDER/corpus for the next run; an input that breaks a promise is left in WORK_FOLDER/findings.
set -uo pipefail
fuzz=$(realpath "$1") work=$2 scale=${3:-1}
only=" ${*:4} "
[[ $scale =~ ^[1-9][0-9]*$ ]] || { echo "SCALE must be a whole number from 1, not '$scale'" >&2; exit 1; }
# An input that takes so many seconds is a hang; the most of them take a millisecond.
timeout=20
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work/findings"
export LSAN_OPTIONS="suppressions=$here/../Sanitizers/leaks.txt:print_suppressions=0"
"$fuzz" --seeds "$work/seeds" || exit 1

failed=0
printf '| target | inputs | seconds | features covered | end |\n|---|---|---|---|---|\n'
while read -r target runs; do
  [[ $only =~ ^\ *$ || $only == *" $target "* ]] || continue
  mkdir -p "$work/corpus/$target"
  began=$SECONDS
  LRSCHED_FUZZ_TARGET=$target "$fuzz" -runs=$(( runs * scale )) -timeout=$timeout -max_len=2048 -rss_limit_mb=4096 \
    -dict="$work/seeds/words.dict" -artifact_prefix="$work/findings/$target-" -print_final_stats=1 -verbosity=1 \
    "$work/corpus/$target" "$work/seeds/$target" < /dev/null > "$work/$target.log" 2>&1
  status=$?
  [ $status = 0 ] || failed=1
  executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log")
  features=$(sed -n 's/.* ft: \([0-9]*\) .*/\1/p' "$work/$target.log" | tail -n 1)
  printf '| %s | %s | %s | %s | %s |\n' "$target" "${executed:-0}" $(( SECONDS - began )) "${features:-0}" \
    "$([ $status = 0 ] && echo clean || echo "see $work/$target.log")"
done <<'TARGETS'
recipe 5000000
series 4000000
curves 400000
calls 200000
arguments 400000
schedules 400000
json 2000000
yaml 1000000
toml 2000000
log 400000
events 250000
wandb 250000
python 200000
shell 200000
card 200000
config 200000
training 100000
keys 10000
script 30000
paste 80000
answer 250000
TARGETS
# Random command lines over the whole catalogue, far more than the tests try.
if [[ $only =~ ^\ *$ || $only == *" lines "* ]]; then
  (cd "$work" && "$fuzz" --lines 0 $(( 20000 * scale ))) || failed=1
fi
# Every sample of a log, cut off at every byte.
if [[ $only =~ ^\ *$ || $only == *" cuts "* ]]; then
  "$fuzz" --cuts "$here/../LogsTests/Fixtures" || failed=1
fi
exit $failed
