# shellcheck shell=bash
# The lab's servers: each has a folder run/servers/NAME with its command, pid, log, and how to ask whether it is well.

servers=$run/servers

# Whatever whoever calls has open, a lock perhaps, is not the servers' to keep.
keep_nothing_open() {
  local fd
  for fd in /proc/"$BASHPID"/fd/*; do
    fd=${fd##*/}
    if [ "$fd" -gt 2 ]; then eval "exec $fd>&-"; fi
  done
}

# Everything the lab starts carries this in its environment, children too, so that nothing of it can be overlooked.
mark=COCKPIT_LAB_RUN=$run

# serve NAME HEALTH COMMAND...: notes and starts a server, unless it runs. HEALTH is a shell command; "" asks for the
# process alone.
serve() {
  local name=$1 health=$2 folder=$servers/$1
  shift 2
  if is_running "$name"; then
    return
  fi
  mkdir -p "$folder"
  printf '%s' "$health" >"$folder/health"
  printf '%q ' "$@" >"$folder/command"
  launch "$name"
}

launch() {
  local folder=$servers/$1
  (
    cd "$run"
    keep_nothing_open
    eval "exec env $(printf '%q' "$mark") setsid $(cat "$folder/command")" </dev/null >>"$folder/log" 2>&1 9>&-
  ) &
  printf '%s %s\n' "$!" "$(started "$!")" >"$folder/pid"
  disown "$!"
}

# When a process started, in clock ticks since boot: with its pid, what no other process has.
started() { cut -d' ' -f22 "/proc/$1/stat" 2>/dev/null || true; }

is_running() {
  local pid since
  [ -e "$servers/$1/pid" ] || return 1
  read -r pid since <"$servers/$1/pid"
  [ -d "/proc/$pid" ] && [ "$(started "$pid")" = "$since" ]
}

not_running() { ! is_running "$1"; }

pid_of() { cut -d' ' -f1 "$servers/$1/pid"; }

is_well() {
  is_running "$1" && { [ ! -s "$servers/$1/health" ] || bash -o pipefail -c "$(cat "$servers/$1/health")" >/dev/null 2>&1; }
}

# wait_well SECONDS NAME...: waits until each is well; a server that ended is told at once, with the end of its log.
wait_well() {
  local end=$((SECONDS + $1)) name
  shift
  for name in "$@"; do
    until is_well "$name"; do
      if ! is_running "$name"; then
        tail -n 10 "$servers/$name/log" | cut -c1-300 >&2
        die "$name ended; its log is $servers/$name/log"
      fi
      if [ "$SECONDS" -ge "$end" ]; then
        tail -n 5 "$servers/$name/log" | cut -c1-300 >&2
        die "$name does not answer; its log is $servers/$name/log"
      fi
      sleep 0.1
    done
  done
}

# Pids of everything that this lab started and that still runs.
left_running() { grep -lzxF "$mark" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3 || true; }

none_left() { [ -z "$(left_running)" ]; }

# stop_server NAME [SIGNAL]: tells one server, and what it started, to end.
stop_server() {
  local signal=${2:-TERM} pid
  is_running "$1" || return 0
  pid=$(pid_of "$1")
  kill "-$signal" -- "-$pid" 2>/dev/null || kill "-$signal" "$pid" 2>/dev/null || true
}

stop_all() {
  local folder end=$((SECONDS + 10)) pid
  for folder in "$servers"/*/; do
    [ -d "$folder" ] || continue
    stop_server "$(basename "$folder")"
  done
  until none_left; do
    if [ "$SECONDS" -ge "$end" ]; then
      for pid in $(left_running); do
        kill -KILL "$pid" 2>/dev/null || true
      done
      until_true 10 "the last of the lab's processes ends" none_left
    fi
    sleep 0.2
  done
}
