import { fileStorageContract } from './contract.ts';
import { createS3Storage } from './s3.ts';

// By hand, on an empty bucket: LIVE_S3_BUCKET, _REGION, _ENDPOINT, _ACCESS_KEY_ID and _SECRET_ACCESS_KEY.
fileStorageContract('live s3', async () => {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`set ${name}`);
    return value;
  };
  const storage = createS3Storage({
    bucket: read('LIVE_S3_BUCKET'),
    region: read('LIVE_S3_REGION'),
    endpoint: read('LIVE_S3_ENDPOINT'),
    accessKeyId: read('LIVE_S3_ACCESS_KEY_ID'),
    secretAccessKey: read('LIVE_S3_SECRET_ACCESS_KEY'),
    prefix: `contract-${Date.now()}/`,
  });
  return { storage, close: async () => storage.close() };
});
