// `npm run start:dev`: everything in one process, which starts anew on every change, and the console beside it, whose page
// changes in place. Vite hands on to the API what is not the console's.
const { spawn } = require('node:child_process');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');

async function develop() {
  const { createServer } = await import('vite');
  const server = await createServer({ root: path.join(ROOT, 'apps/console') });
  await server.listen();
  server.printUrls();
  const parameters = ['--watch', '-r', '@swc-node/register', 'apps/standalone/src/main.ts'];
  const processes = spawn(process.execPath, parameters, { cwd: ROOT, stdio: 'inherit' });
  processes.once('exit', (code) => process.exit(code ?? 1));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => processes.kill(signal));
}

void develop();
