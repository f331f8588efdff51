#!/usr/bin/env bash
# Swaps a slot into production, and back again when production then fails its smoke test. Migrations only expand, so
# the release that comes back finds all it knows.
#
# Usage: swap-slot.sh WEB_APP SLOT PRODUCTION_URL
#   AZURE_RESOURCE_GROUP, and what smoke.sh needs
set -euo pipefail

usage='Usage: swap-slot.sh WEB_APP SLOT PRODUCTION_URL'
web_app=${1:?$usage} slot=${2:?$usage} url=${3:?$usage}
: "${AZURE_RESOURCE_GROUP:?is not set}"
smoke=$(dirname "$0")/smoke.sh

# Azure swaps only after the slot has warmed up with production's settings; when it does not, nothing has changed.
swap() {
  az webapp deployment slot swap --only-show-errors --resource-group "$AZURE_RESOURCE_GROUP" --name "$web_app" \
    --slot "$slot" --target-slot production
}

swap
if "$smoke" "$url"; then
  exit
fi
echo 'Production fails its smoke test: swapping back' >&2
swap
EXPECTED_COMMIT='' "$smoke" "$url" && echo 'The previous release serves again' >&2
exit 1
