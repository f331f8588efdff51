# One image for every process; the command says which: `api` (the default), `worker` or `migrate`.
#
#   docker build --build-arg APP_VERSION=1.2.3 --build-arg GIT_COMMIT=$(git rev-parse HEAD) -t gym-manager .
#   docker run --init --read-only -e DATABASE_URL=… gym-manager migrate
#   docker run --init --read-only -e DATABASE_URL=… -e JWT_SECRET=… -e METRICS_TOKEN=… -e APP_URL=… -p 8000:8000 gym-manager
#
# docs/decisions/0009-image.md tells why it is built so.

FROM node:24-bookworm-slim AS node

FROM node AS deps
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/console/package.json apps/console/
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts

FROM deps AS build
COPY . .
RUN npm run build \
    && rm -r dist/apps/standalone \
    && find dist -name '*.map' -delete \
    && chmod 755 dist/apps/*/src/main.js

FROM node AS prod-deps
WORKDIR /app
# Without the manifest of the console, whose packages are built into its files.
COPY package.json package-lock.json ./
# Types, source maps and manuals are two fifths of what the packages weigh, and nothing reads them here.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts \
    && find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.[cm]ts' -o -name '*.md' \) -delete

# Optional as they are, for npm picks those of the platform: sharp's binaries, which photos need.
COPY --from=deps /app/node_modules/@img node_modules/@img

# The system below Node, without the npm, npx and yarn of Node's own image.
FROM debian:bookworm-slim AS runtime
# /data is written outside production alone: there the signing key that is made when none is given survives.
RUN install -d -m 700 -o 10001 -g 10001 /data \
    && for app in api worker migrate; do ln -s "/app/dist/apps/$app/src/main.js" "/usr/local/bin/$app"; done
COPY --from=node /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY --from=prod-deps /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./

ARG APP_VERSION
ARG GIT_COMMIT
ENV NODE_ENV=production DATA_DIR=/data APP_VERSION=$APP_VERSION GIT_COMMIT=$GIT_COMMIT
LABEL org.opencontainers.image.title="Gym Manager" \
      org.opencontainers.image.description="The back office that gyms run on" \
      org.opencontainers.image.version=$APP_VERSION \
      org.opencontainers.image.revision=$GIT_COMMIT \
      org.opencontainers.image.base.name="docker.io/library/debian:bookworm-slim"

USER 10001:10001
EXPOSE 8000 8001
# One process runs in a container: whichever of the two answers, is it. Liveness alone, because some orchestrators
# restart what is unhealthy, and a restart brings no database back.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["node", "-e", "Promise.any([process.env.PORT || 8000, process.env.WORKER_PORT || 8001].map((port) => fetch('http://127.0.0.1:' + port + '/health/live').then(({ ok }) => ok || Promise.reject()))).then(() => process.exit(0), () => process.exit(1))"]
CMD ["api"]
