/**
 * Turns a SQLAlchemy database URL into one that `pg` understands: `postgresql+asyncpg://…` loses its driver,
 * asyncpg's `ssl` becomes `sslmode`, and `sslmode` keeps libpq's meaning (`require` encrypts without checking
 * the certificate; pg alone would check it).
 *
 * @throws TypeError when the text is no PostgreSQL URL
 */
export function normaliseDatabaseUrl(text: string): string {
  const url = new URL(text.trim().replace(/^postgres(?:ql)?(?:\+\w+)?:\/\//i, 'postgresql://'));
  if (url.protocol !== 'postgresql:') throw new TypeError('not a PostgreSQL URL');
  const ssl = url.searchParams.get('ssl');
  if (ssl !== null) {
    url.searchParams.delete('ssl');
    const sslmode = ssl === 'true' ? 'require' : ssl;
    if (ssl !== 'false' && !url.searchParams.has('sslmode')) url.searchParams.set('sslmode', sslmode);
  }
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true');
  return url.toString();
}
