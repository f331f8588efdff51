#!/usr/bin/env bash
# Proves that a backup can be restored: dumps a database that may be in use, restores the dump into an empty one, and
# compares the number of rows of every table. Keeps the dump and the restored database.
#
# Usage: verify-restore.sh DUMP_FILE
#   DATABASE_URL     what is backed up
#   RESTORE_URL      an empty database, on a server of the same version or a newer one
# Needs PostgreSQL's client programs, not older than the server. Leave the passwords to ~/.pgpass or PGPASSWORD:
# arguments can be read by every user of the machine.
set -euo pipefail

dump=${1:?Usage: verify-restore.sh DUMP_FILE}
: "${DATABASE_URL:?is not set}" "${RESTORE_URL:?is not set}"
umask 077
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# Prints a statement for each table, which counts its rows.
counts="SELECT format('SELECT %L, count(*) FROM %I.%I', schemaname || '.' || tablename, schemaname, tablename)
  FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"

if [[ $(psql --no-psqlrc -qAt "$RESTORE_URL" -c "$counts") ]]; then
  echo 'RESTORE_URL has tables already: give it an empty database' >&2
  exit 1
fi

# The dump and the counts see the same moment, whatever is written meanwhile.
mkfifo "$work/statements"
psql --no-psqlrc -qAt -v ON_ERROR_STOP=1 "$DATABASE_URL" <"$work/statements" >"$work/answers" &
exec 3>"$work/statements"
printf 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT pg_export_snapshot(); \\echo ready\n' >&3
until grep -q '^ready$' "$work/answers"; do
  kill -0 $! || exit 1
  sleep 0.1
done
snapshot=$(head -1 "$work/answers")
pg_dump --format=custom --no-owner --snapshot="$snapshot" --file="$dump" "$DATABASE_URL"
printf '%s \\gexec\n\\q\n' "$counts" >&3
exec 3>&-
wait $!
sed 1,2d "$work/answers" >"$work/before"

pg_restore --no-owner --exit-on-error --single-transaction --dbname="$RESTORE_URL" "$dump"
psql --no-psqlrc -qAt -v ON_ERROR_STOP=1 "$RESTORE_URL" -c 'ANALYZE'
echo "$counts \\gexec" | psql --no-psqlrc -qAt -v ON_ERROR_STOP=1 "$RESTORE_URL" >"$work/after"

diff "$work/before" "$work/after"
cat "$work/after"
echo "$dump restores: every table has the rows that it had"
