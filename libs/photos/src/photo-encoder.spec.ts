import sharp from 'sharp';
import { PhotoEncoder } from './photo-encoder';

const [ONE_GYM, ANOTHER_GYM] = [1, 2];

describe('PhotoEncoder', () => {
  const upload = (): Promise<Buffer> =>
    sharp({ create: { width: 20, height: 10, channels: 3, background: 'red' } })
      .png()
      .toBuffer();

  it('reads few uploads of a gym at a time, refuses what would wait too long, and keeps no other gym waiting', async () => {
    const encoder = new PhotoEncoder();
    let loseConnection: (error: Error) => void = () => undefined;
    const lost = new Promise<Buffer>((_, reject) => (loseConnection = reject));
    const read = jest.fn(() => lost);
    const uploads = Array.from({ length: 30 }, () =>
      encoder.encode(ONE_GYM, read, 'cropped').catch((error: Error) => error),
    );
    expect(read).toHaveBeenCalledTimes(4);
    // Twenty of the others wait.
    for (const refused of await Promise.all(uploads.slice(-6)))
      expect(refused).toMatchObject({ type: { code: 'photos_busy' } });
    await expect(encoder.encode(ANOTHER_GYM, upload, 'cropped')).resolves.toMatchObject({
      small: expect.any(Buffer),
    });
    loseConnection(new Error('the connection is lost'));
    await Promise.all(uploads);
    await expect(encoder.encode(ONE_GYM, upload, 'cropped')).resolves.toMatchObject({
      large: expect.any(Buffer),
    });
  });

  it('passes on what the upload fails with', async () => {
    const failure = new Error('the connection is lost');
    await expect(new PhotoEncoder().encode(ONE_GYM, () => Promise.reject(failure), 'cropped')).rejects.toBe(
      failure,
    );
  });
});
