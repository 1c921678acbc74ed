#!/usr/bin/env bash
# A throw-away PostgreSQL in a folder, on a free port of the loopback interface, with the newest version of Debian's
# packages that is installed. Its databases sort German words as a dictionary does: what depends on that shows.
# It does not wait for the disk.
#   postgres-cluster.sh start <folder>   makes it, or starts it again; prints its DATABASE_URL
#   postgres-cluster.sh stop <folder>    ends it and removes the folder
set -euo pipefail

usage() { echo "usage: $0 start|stop <folder>" >&2; exit 2; }
[ $# -eq 2 ] || usage
folder=$(realpath -m "$2")
data=$folder/data
bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo 'no PostgreSQL in /usr/lib/postgresql: install the package postgresql' >&2; exit 1; }

# PostgreSQL does not run as root.
as_owner() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
  local owner=nobody
  if id -u postgres >/dev/null 2>&1; then owner=postgres; fi
  (cd / && setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups -- "$@")
}

make_cluster() {
  mkdir -p "$folder"
  chmod 700 "$folder"
  head -c 18 /dev/urandom | base64 | tr '+/' 'ab' >"$folder/password"
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })' >"$folder/port"
  if [ "$(id -u)" -eq 0 ]; then chown -R "$(as_owner id -u)" "$folder"; fi
  as_owner "$bin/initdb" --pgdata="$data" --username=lenkwerk --pwfile="$folder/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=de --no-instructions >/dev/null
}

start() {
  [ -d "$data" ] || make_cluster
  local port
  port=$(cat "$folder/port")
  # Of one that was killed some processes still live for a moment.
  for attempt in $(seq 30); do
    if as_owner "$bin/pg_ctl" --pgdata="$data" --log="$folder/log" --wait --timeout=60 --silent start \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off" >/dev/null 2>&1; then
      break
    fi
    [ "$attempt" -lt 30 ] || { tail -n 5 "$folder/log" >&2; exit 1; }
    sleep 0.5
  done
  echo "postgresql://lenkwerk:$(cat "$folder/password")@127.0.0.1:$port/postgres"
}

stop() {
  [ -d "$data" ] || return 0
  as_owner "$bin/pg_ctl" --pgdata="$data" --mode=immediate --wait --silent stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}

case $1 in
  start) start ;;
  stop) stop ;;
  *) usage ;;
esac
