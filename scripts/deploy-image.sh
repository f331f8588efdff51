#!/usr/bin/env bash
# Makes a Web App, or a slot of it, restart with an image, which check-image.sh must accept. Runs no migration.
#
# Usage: deploy-image.sh WEB_APP [SLOT]
#   IMAGE, ACR_LOGIN_SERVER     as for check-image.sh
#   AZURE_RESOURCE_GROUP
set -euo pipefail

web_app=${1:?Usage: deploy-image.sh WEB_APP [SLOT]}
slot=(${2:+--slot "$2"})
: "${AZURE_RESOURCE_GROUP:?is not set}"

"$(dirname "$0")/check-image.sh"
az webapp config container set --only-show-errors --output none \
  --resource-group "$AZURE_RESOURCE_GROUP" --name "$web_app" "${slot[@]}" --container-image-name "$IMAGE"
echo "$web_app ${2-} starts $IMAGE"
