#!/usr/bin/env bash
# Says whether a deployment may take traffic: it is ready, it is the commit that was meant, and somebody can sign in.
# A deployment that is still starting is asked again until the time is up.
#
# Usage: smoke.sh [--health-only] BASE_URL     such as https://gym-manager-staging.azurewebsites.net
#   --health-only                     do not sign in, as in a worker, which serves nothing but its health
#   EXPECTED_COMMIT                   commit that /health must name; any, when unset
#   SMOKE_EMAIL, SMOKE_PASSWORD       account to sign in with; never printed
#   SMOKE_TIMEOUT_SECONDS             300 by default; an answer that is awaited then has ten seconds in any case
#   API_PREFIX                        /api/v1 by default
set -euo pipefail

health_only=
if [[ ${1-} == --health-only ]]; then
  health_only=yes
  shift
else
  : "${SMOKE_EMAIL:?is not set}" "${SMOKE_PASSWORD:?is not set}"
fi
base=${1:?Usage: smoke.sh [--health-only] BASE_URL}
base=${base%/}
timeout=${SMOKE_TIMEOUT_SECONDS:-300}
prefix=${API_PREFIX-/api/v1}
body=$(mktemp)
trap 'rm -f "$body"' EXIT

# Prints the status of a request, 000 when there was no answer; the answer's body is kept in $body.
request() {
  : >"$body"
  curl --silent --max-time 10 --output "$body" --write-out '%{http_code}' "$@" || true
}

# Prints a text member of the JSON object in $body.
member() {
  sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$body"
}

# Each check prints nothing when all is well, and otherwise what is wrong.
readiness() {
  local status
  status=$(request "$base/health/ready")
  [[ $status == 200 ]] || echo "/health/ready answers $status"
}

version() {
  local status commit
  status=$(request "$base/health")
  commit=$(member commit)
  if [[ $status != 200 ]]; then
    echo "/health answers $status"
  elif [[ -n ${EXPECTED_COMMIT:-} && $commit != "$EXPECTED_COMMIT" ]]; then
    echo "/health names the commit '$commit', not '$EXPECTED_COMMIT'"
  fi
}

# The password goes through a pipe: arguments are there for every process to read.
sign_in() {
  local status
  status=$(printf %s "$SMOKE_PASSWORD" |
    request "$base$prefix/auth/login" --data-urlencode "username=$SMOKE_EMAIL" --data-urlencode password@-)
  if [[ $status != 200 ]]; then
    echo "signing in answers $status"
  elif [[ -z $(member access_token) ]]; then
    echo 'signing in gives no token'
  fi
}

while true; do
  problem=$(readiness)
  problem=${problem:-$(version)}
  [[ -n $health_only ]] || problem=${problem:-$(sign_in)}
  [[ -n $problem ]] || break
  # A wrong password does not become right, and asking again locks the account out.
  if ((SECONDS >= timeout)) || [[ $problem == 'signing in answers 4'* ]]; then
    echo "$base fails after $SECONDS s: $problem" >&2
    exit 1
  fi
  sleep 1
done
echo "$base passes after $SECONDS s"
