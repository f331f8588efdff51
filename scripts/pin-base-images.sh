#!/usr/bin/env bash
# Pins the images that the Dockerfile starts from to the digest that their tag has now, so that every stage and every
# later build starts from the same bytes. What is pinned already stays: Dependabot moves it.
#
# Usage: pin-base-images.sh [Dockerfile]        needs docker buildx and the registry
set -euo pipefail

dockerfile=${1:-Dockerfile}
images=$(sed -nE 's/^FROM ([^ @]+:[^ @]+)( .*)?$/\1/p' "$dockerfile")
for image in $images; do
  digest=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$image")
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "The digest of $image is not to be had" >&2 && exit 1; }
  sed -i "s|^FROM $image\b|FROM $image@$digest|" "$dockerfile"
  echo "$image@$digest"
done
