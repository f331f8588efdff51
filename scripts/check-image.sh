#!/usr/bin/env bash
# Refuses what is not an image of our registry, named by its digest: a tag can be moved, and whoever starts a rollback
# types the name by hand.
#
# Usage: check-image.sh
#   IMAGE                such as gyms.azurecr.io/gym-manager@sha256:…
#   ACR_LOGIN_SERVER     our registry, such as gyms.azurecr.io
set -euo pipefail

: "${IMAGE:?is not set}" "${ACR_LOGIN_SERVER:?is not set}"
pattern='^[a-z0-9.-]+\.azurecr\.io/[a-z0-9/-]+@sha256:[0-9a-f]{64}$'
if [[ ! $IMAGE =~ $pattern || ${IMAGE%%/*} != "$ACR_LOGIN_SERVER" ]]; then
  printf '%q is no image of %s by digest\n' "$IMAGE" "$ACR_LOGIN_SERVER" >&2
  exit 1
fi
