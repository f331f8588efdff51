const written = document.querySelector<HTMLMetaElement>('meta[name="api-prefix"]')?.content ?? '';

/** Where the API is. The server writes it into the page; Vite's does not. */
export const apiPrefix = import.meta.env.DEV ? '/api/v1' : written;
