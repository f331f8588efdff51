/** What the API keeps at most is smaller than what cameras take. */
const MAX_SIDE = 1_024;
const TYPE = 'image/jpeg';

/** A photo as text, upright and no larger than need be, so that the draft of a form can keep it. @throws unless it is one */
export async function toDataUrl(file: Blob): Promise<string> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, MAX_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL(TYPE, 0.9);
}

export const fromDataUrl = (url: string): Blob =>
  new Blob([Uint8Array.from(atob(url.split(',')[1]!), (byte) => byte.charCodeAt(0))], { type: TYPE });
