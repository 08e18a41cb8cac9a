# shellcheck shell=bash disable=SC2034
# Folders, messages and waiting, shared by every part of the lab.

project=$(cd "$here/../../.." && pwd)
kept=${COCKPIT_LAB:-$project/.lab} # survives from run to run
bin=$kept/bin
venv=$kept/venv
run=$kept/run # this run's; emptied by the next one
python=$venv/bin/python
export PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1
export NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost

say() { printf '%s\n' "$*" >&2; }

die() {
  printf 'lab: %s\n' "$*" >&2
  exit 1
}

# Polls a condition: until_true SECONDS WHAT COMMAND... ; dies with WHAT when it does not come true in time.
until_true() {
  local limit=$1 what=$2 end
  shift 2
  end=$((SECONDS + limit))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || die "$what: not within $limit s"
    sleep 0.2
  done
}

need() {
  command -v "$1" >/dev/null || die "$1 is needed and was not found; $2"
}
