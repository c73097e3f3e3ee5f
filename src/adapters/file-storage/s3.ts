import { S3Client } from '@aws-sdk/client-s3';
import { S3Driver } from 'flydrive/drivers/s3';
import type { FileStorage } from '../../features/documents/ports.ts';
import { assertStorageKey } from './storage-key.ts';

export type S3Options = {
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Address of a service other than Amazon's (Scaleway, OVHcloud, MinIO). */
  endpoint?: string;
  /** `https://host/bucket/key` instead of `https://bucket.host/key`: what most other services want. */
  pathStyle?: boolean;
  /** Everything is kept under this prefix, `recouvrance/` for instance. */
  prefix?: string;
  timeoutMs?: number;
};

/** Keeps files in a private S3 bucket, by flydrive. The service writes an object whole or not at all. */
export function createS3Storage(options: S3Options): FileStorage & { close(): void } {
  const timeoutMs = options.timeoutMs ?? 30_000;
  const client = new S3Client({
    region: options.region,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    forcePathStyle: options.pathStyle ?? options.endpoint !== undefined,
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: Math.min(timeoutMs, 5_000),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
    // Several services refuse the checksums that Amazon's newer clients add by themselves.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  // The bucket's own policy decides who reads: access lists by object are off, as Amazon advises.
  const driver = new S3Driver({ client, bucket: options.bucket, visibility: 'private', supportsACL: false });
  const objectOf = (key: string) => {
    assertStorageKey(key);
    return `${options.prefix ?? ''}${key}`;
  };

  return {
    async write(key, bytes, contentType) {
      await driver.put(objectOf(key), bytes, { contentType, contentLength: bytes.length });
    },
    async read(key) {
      try {
        return await driver.getBytes(objectOf(key));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async remove(key) {
      try {
        await driver.delete(objectOf(key));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
    close() {
      client.destroy();
    },
  };
}

/** A missing object; a missing bucket is a fault of the settings, and must not look like an empty one. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}
