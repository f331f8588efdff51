/** Hands a file to the browser that was fetched with the access token, which a link would not send. */
export function download(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
