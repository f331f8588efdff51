import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

/** Where the API of `npm run start:dev` is. */
const { API_URL: API = 'http://localhost:8000' } = loadEnv('', import.meta.dirname, 'API_');

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  // The server writes one for each request: libs/console.
  html: { cspNonce: '{{nonce}}' },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What most pages share is one file: as many small ones are a request each, and compress less.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 20 }] } } },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': API, '/docs': API, '/openapi.json': API, '/health': API },
  },
});
