#!/usr/bin/env bash
# Brings a database up to the release in an image, by that image's own `migrate`. Safe to run again.
#
# Usage: migrate-with-image.sh
#   IMAGE, ACR_LOGIN_SERVER     as for check-image.sh
#   DATABASE_URL                of the role that owns the tables; never printed
set -euo pipefail

: "${DATABASE_URL:?is not set}"
"$(dirname "$0")/check-image.sh"
docker run --rm --init --read-only --env DATABASE_URL "$IMAGE" migrate
