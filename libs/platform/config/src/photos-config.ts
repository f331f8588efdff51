import { IsBoolean, IsOptional, IsString, IsUrl, ValidateIf } from 'class-validator';
import { ServerConfig } from './server-config';
import { ReadBoolean, Variable } from './variable.decorator';

/** A bucket, and how to get at it. */
export interface S3Settings {
  bucket: string;
  region: string;
  /** Without one, that of AWS in the region. */
  endpoint?: string;
  pathStyle: boolean;
  accessKeyId: string;
  secretAccessKey: string;
}

const hasBucket = ({ PHOTOS_S3_BUCKET }: PhotosConfig): boolean => PHOTOS_S3_BUCKET !== undefined;
const NEEDED = 'is required with PHOTOS_S3_BUCKET';

/** The part of `Config` that is about where photos are kept. */
export class PhotosConfig extends ServerConfig {
  @Variable({
    group: 'Photos',
    description:
      'Bucket for photos, in each process alike; without one they are in PostgreSQL. Photos that were uploaded before stay where they are.',
  })
  @IsOptional()
  @IsString()
  PHOTOS_S3_BUCKET?: string;

  @Variable({ group: 'Photos', description: 'Region of the bucket.' })
  @IsString()
  PHOTOS_S3_REGION: string = 'us-east-1';

  @Variable({
    group: 'Photos',
    description:
      'URL of an S3-compatible server, such as http://localhost:9000; by default that of AWS in the region.',
  })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  PHOTOS_S3_ENDPOINT?: string;

  @Variable({
    group: 'Photos',
    description:
      '`on` puts the bucket into the path and not into the host: most servers but that of AWS need it.',
  })
  @ReadBoolean()
  @IsBoolean({ message: 'must be on or off' })
  PHOTOS_S3_PATH_STYLE: boolean = false;

  @Variable({
    group: 'Photos',
    description: 'Key that may get, put and delete objects of the bucket; required with one.',
  })
  @ValidateIf(hasBucket)
  @IsString({ message: NEEDED })
  PHOTOS_S3_ACCESS_KEY_ID?: string;

  @Variable({ group: 'Photos', description: 'Secret of that key; required with a bucket.', secret: true })
  @ValidateIf(hasBucket)
  @IsString({ message: NEEDED })
  PHOTOS_S3_SECRET_ACCESS_KEY?: string;

  /** Where new photos go; undefined when that is PostgreSQL. */
  get photosBucket(): S3Settings | undefined {
    if (this.PHOTOS_S3_BUCKET === undefined) return undefined;
    return {
      bucket: this.PHOTOS_S3_BUCKET,
      region: this.PHOTOS_S3_REGION,
      endpoint: this.PHOTOS_S3_ENDPOINT,
      pathStyle: this.PHOTOS_S3_PATH_STYLE,
      accessKeyId: this.PHOTOS_S3_ACCESS_KEY_ID!,
      secretAccessKey: this.PHOTOS_S3_SECRET_ACCESS_KEY!,
    };
  }
}
