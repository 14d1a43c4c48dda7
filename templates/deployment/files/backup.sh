#!/usr/bin/env bash
# backup.sh SECONDS MINUTES: dumps PostgreSQL every SECONDS, keeps dumps for MINUTES (empty: for ever). A dump counts when it can be listed.
set -euo pipefail
every="$1"
keep="${2:-}"
while true; do
  file="/backup/dump-$(date -u +%Y%m%dT%H%M%SZ).pgdump"
  pg_dump --format=custom --file="$file.part"
  pg_restore --list "$file.part" > /dev/null
  mv "$file.part" "$file"
  echo "wrote $file"
  if [ -n "$keep" ]; then find /backup -name '*.pgdump' -mmin "+$keep" -delete; fi
  sleep "$every"
done
