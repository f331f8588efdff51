import react from '@vitejs/plugin-react';

const API = process.env.API_URL ?? 'http://localhost:8000';

/** @type {import('vite').UserConfig} */
export default {
  base: '/app/',
  plugins: [react()],
  // The server writes one for each request: libs/console.
  html: { cspNonce: '{{nonce}}' },
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': API, '/docs': API, '/openapi.json': API, '/health': API },
  },
};
