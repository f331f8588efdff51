import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const BUCKET = 'photos';
const ACCESS_KEY_ID = 'gym-manager-test';

/** Statuses by the code of the error. */
const REFUSALS = {
  XAmzContentSHA256Mismatch: 400,
  InvalidAccessKeyId: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  SlowDown: 503,
};

/** What the server does instead of its work. */
type Trouble = 'refuses' | 'hangs' | 'refuses small images';

/**
 * As much of the protocol of S3 as photos need: objects of one bucket are put, got and deleted, with the bucket in the path.
 * It compares the hash that a body is signed with, though not the signature.
 */
export class S3Server {
  /** Bytes by key. */
  readonly objects = new Map<string, Buffer>();
  trouble?: Trouble;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<S3Server> {
    const server = createServer();
    const s3 = new S3Server(server);
    server.on('request', (request, response) => void s3.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return s3;
  }

  /** Variables with which a process keeps its photos here. */
  get environment(): NodeJS.ProcessEnv {
    return {
      PHOTOS_S3_BUCKET: BUCKET,
      PHOTOS_S3_ENDPOINT: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      PHOTOS_S3_PATH_STYLE: 'on',
      PHOTOS_S3_ACCESS_KEY_ID: ACCESS_KEY_ID,
      PHOTOS_S3_SECRET_ACCESS_KEY: 'known to the tests alone',
    };
  }

  /** The keys of a gym's objects. */
  keysOf(gymId: number): string[] {
    return [...this.objects.keys()].filter((key) => key.startsWith(`${gymId}/`)).toSorted();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (this.trouble === 'hangs') return;
    const answer = this.answerTo(request, body);
    if (typeof answer === 'string')
      response
        .writeHead(REFUSALS[answer], { 'Content-Type': 'application/xml' })
        .end(`<Error><Code>${answer}</Code></Error>`);
    else response.writeHead(request.method === 'DELETE' ? 204 : 200).end(answer);
  }

  /** @returns the body of the answer, or the code of a refusal */
  private answerTo({ method, headers, url }: IncomingMessage, body: Buffer): Buffer | keyof typeof REFUSALS {
    const path = new URL(url!, 'http://localhost').pathname;
    if (this.trouble === 'refuses' || (this.trouble && path.includes('small'))) return 'SlowDown';
    if (!headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${ACCESS_KEY_ID}/`))
      return 'InvalidAccessKeyId';
    if (headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex'))
      return 'XAmzContentSHA256Mismatch';
    if (!path.startsWith(`/${BUCKET}/`)) return 'NoSuchBucket';
    const key = path.slice(BUCKET.length + 2);
    if (method === 'GET') return this.objects.get(key) ?? 'NoSuchKey';
    if (method === 'PUT') this.objects.set(key, body);
    else this.objects.delete(key);
    return Buffer.alloc(0);
  }
}
