# shellcheck shell=bash
# How each server is.

status() {
  local folder name bad=0
  if [ ! -d "$servers" ]; then
    say "the lab has not been started: src/test/lab/lab up"
    return 1
  fi
  if none_left; then
    say "the lab is down: src/test/lab/lab up"
    return 1
  fi
  for folder in "$servers"/*/; do
    name=$(basename "$folder")
    if ! is_running "$name"; then
      bad=1
      printf '%-26s %-8s %s\n' "$name" ended "$(last_words "$name")"
    elif ! is_well "$name"; then
      bad=1
      printf '%-26s %-8s runs as %s, but this fails: %s; log: %s\n' \
        "$name" unwell "$(pid_of "$name")" "$(cat "$folder/health")" "${folder}log"
    else
      printf '%-26s %-8s pid %s, log: %s\n' "$name" well "$(pid_of "$name")" "${folder}log"
    fi
  done
  return "$bad"
}

last_words() { printf 'last said: %s; log: %s' "$(tail -n 1 "$servers/$1/log" | cut -c1-160)" "$servers/$1/log"; }

# Addresses that the lab's processes listen on, one a line.
listening() {
  local ours
  ours=$(left_running | sed 's/.*/pid=&,/')
  ss -Hltnp | grep -F "$ours" | awk '{print $4}' | sort -u
}
