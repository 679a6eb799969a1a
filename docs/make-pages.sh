#!/bin/sh
# Brings the pages of the dialects up to date: the table between its two marks, and the charts. `make docs` runs it.
set -eu

lrsched reference dialects | cut -f1 | while read -r dialect; do
  page=dialects/$dialect.md
  # A new dialect begins with a page that is only its table and its chart.
  [ -e "$page" ] || printf '# %s\n\n<!-- table: begin, written by make docs -->\n<!-- table: end -->\n\n![%s](../images/dialects/%s.png)\n' \
    "$dialect" "$dialect" "$dialect" > "$page"
  lrsched reference table --dialect "$dialect" > "$page.table"
  awk -v table="$page.table" '
    /^<!-- table: end -->/ { inside = 0 }
    !inside { print }
    /^<!-- table: begin/ { inside = 1; while ((getline line < table) > 0) print line }
  ' "$page" > "$page.new"
  mv "$page.new" "$page"
  rm "$page.table"
done

charts=images/dialects
mkdir -p "$charts"

# The picture of the README is what its first command draws.
awk '/^```sh$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' ../README.md > images/comparison.sh
(cd images && sh ./comparison.sh > comparison.txt 2>&1 && rm comparison.sh comparison.txt)

# Every dialect says itself what its chart shows.
lrsched reference dialects | while IFS="$(printf '\t')" read -r dialect words; do
  eval "lrsched $words -q -o \"$charts/$dialect.png\""
done

# The gallery: a small picture of each schedule, and the page that shows them.
lrsched reference gallery > gallery.md
rm -rf images/gallery
mkdir -p images/gallery
lrsched reference pictures | while IFS="$(printf '\t')" read -r name words; do
  eval "lrsched $words -q --width 280 --height 180 -o \"images/gallery/$name.png\""
done

# The formats of configs: a page each from the tables, with an example from the recorded runs.
mkdir -p formats
lrsched reference format-pages | awk '
  /^<!-- page: .*, written by make docs -->$/ { close(file); name = $3; sub(/,$/, "", name); file = "formats/" name ".md"; printf "" > file }
  { print > file }
'
fixtures=../Tests/ConfigsTests/Fixtures
# Each line: the format, the folder of a recorded run, and the words behind steps.
while IFS="$(printf '\t')" read -r format folder words; do
  {
    printf '\n## Example\n\n```text\n$ lrsched steps %s\n' "$words"
    (cd "$fixtures/$folder" && eval "lrsched steps $words")
    printf '```\n'
  } >> "formats/$format.md"
done < formats/examples.tsv
