#!/usr/bin/env bash
# Runs the program under valgrind: no invalid access, and nothing lost where Swift hands memory to C and takes it back.
# usage: memcheck.sh BINARY
set -uo pipefail
binary=$(realpath "$1")
command -v valgrind > /dev/null || { echo "memcheck needs valgrind: apt-get install valgrind" >&2; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What lld writes for debuggers, valgrind cannot read; the names of functions are enough.
strip --strip-debug -o "$work/lrsched" "$binary" && binary=$work/lrsched
cd "$work" || exit 1

echo words > words
failed=0
while read -r status line; do
  eval "set -- $line"
  valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect \
    --suppressions="$here/memcheck.supp" --log-file=report --error-exitcode=99 "$binary" "$@" > /dev/null 2>&1
  got=$?
  if [ $got = "$status" ]; then
    echo "clean: lrsched $line"
  else
    echo "exit $got: lrsched $line"
    cat report
    failed=1
  fi
done <<'LINES'
0 plot cosine -q -o a.png -o a.svg -o a.pdf
0 plot cosine --title '日本語 🙂' -q -o b.png -o b.svg -o b.pdf
0 compare cosine --max $(seq -s, 100) vs step --theme dark -q -o c.png
0 plot cosine times triangular -n 1e12 --scale 2 -q -o d.png
0 plot cosine --mark points -q -o e.png
0 recipe a.png
0 recipe a.svg
0 recipe a.pdf
65 recipe words
74 plot cosine -q -o /dev/full --format png
73 plot cosine -q -o nowhere/a.png
0 show cosine --graphics kitty
0 export cosine -n 1000 -o a.csv -o a.npy
LINES
exit $failed
