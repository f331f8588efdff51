import { ConfigError, loadConfig } from './load-config';

const BASE = { JWT_SECRET: 'f3b1c2d4e5a697887766554433221100' };
const BUCKET = {
  PHOTOS_S3_BUCKET: 'photos',
  PHOTOS_S3_ACCESS_KEY_ID: 'id',
  PHOTOS_S3_SECRET_ACCESS_KEY: 'canary',
};

function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig({ ...BASE, ...environment });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('Photos', () => {
  it('are in PostgreSQL unless there is a bucket', () => {
    expect(loadConfig(BASE).photosBucket).toBeUndefined();
  });

  it('are in a bucket of AWS, or of another server', () => {
    const key = { bucket: 'photos', accessKeyId: 'id', secretAccessKey: 'canary' };
    expect(loadConfig({ ...BASE, ...BUCKET, PHOTOS_S3_REGION: 'eu-central-1' }).photosBucket).toEqual({
      ...key,
      region: 'eu-central-1',
      endpoint: undefined,
      pathStyle: false,
    });
    const server = { PHOTOS_S3_ENDPOINT: 'http://minio:9000', PHOTOS_S3_PATH_STYLE: 'on' };
    expect(loadConfig({ ...BASE, ...BUCKET, ...server }).photosBucket).toEqual({
      ...key,
      region: 'us-east-1',
      endpoint: 'http://minio:9000',
      pathStyle: true,
    });
  });

  it.each([
    ['PHOTOS_S3_ACCESS_KEY_ID', ''],
    ['PHOTOS_S3_SECRET_ACCESS_KEY', ''],
    ['PHOTOS_S3_ENDPOINT', 'minio:9000'],
    ['PHOTOS_S3_PATH_STYLE', 'perhaps'],
  ])('are not kept in a bucket with %s=%s', (name, value) => {
    const problems = problemsOf({ ...BUCKET, [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
    expect(problems.join()).not.toContain('canary');
  });
});
