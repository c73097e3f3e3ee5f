import { afterEach, expect, test } from 'vitest';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopbackServer,
} from '../../../test/support/loopback-server.ts';
import { fileStorageContract } from './contract.ts';
import { createS3Storage, type S3Options } from './s3.ts';

type StoredObject = { bytes: Buffer; contentType: string; acl: unknown };

const fault = (status: number, code: string): LoopbackAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

/** The S3 REST API, path style: PUT, GET, HEAD and DELETE of an object; `special` answers in its stead. */
async function openDouble(
  special: (request: LoopbackRequest) => LoopbackAnswer | undefined = () => undefined,
  change: Partial<S3Options> = {},
) {
  const objects = new Map<string, StoredObject>();
  const requests: LoopbackRequest[] = [];
  const server = await startLoopbackServer((request) => {
    requests.push(request);
    const forced = special(request);
    if (forced !== undefined) return forced;
    const login = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/fr-par\/s3\/aws4_request/.exec(
      request.headers.authorization ?? '',
    );
    if (login?.[1] !== 'AKIDEXAMPLE') return fault(403, 'InvalidAccessKeyId');
    const [, bucket, ...rest] = decodeURIComponent(request.url.pathname).split('/');
    if (bucket !== 'documents') return fault(404, 'NoSuchBucket');
    const key = rest.join('/');
    const object = objects.get(key);
    if (request.method === 'PUT') {
      objects.set(key, {
        bytes: request.body,
        contentType: request.headers['content-type'] ?? '',
        acl: request.headers['x-amz-acl'],
      });
      return { status: 200, headers: { etag: '"1"' } };
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return { status: 204 };
    }
    if (!object) return request.method === 'HEAD' ? { status: 404 } : fault(404, 'NoSuchKey');
    return { status: 200, headers: { 'content-type': object.contentType, etag: '"1"' }, body: object.bytes };
  });
  const storage = createS3Storage({
    bucket: 'documents',
    region: 'fr-par',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'secret',
    endpoint: server.url,
    timeoutMs: 10_000,
    ...change,
  });
  const close = async () => {
    storage.close();
    await server.close();
  };
  return { storage, objects, requests, close };
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function open(...args: Parameters<typeof openDouble>) {
  const opened = await openDouble(...args);
  closers.push(opened.close);
  return opened;
}

fileStorageContract('s3', async () => openDouble());

test('the object: its type, its prefix, no access list, the secret nowhere', async () => {
  const { storage, objects, requests } = await open(undefined, { prefix: 'recouvrance/' });
  await storage.write('ab/cd.pdf', Buffer.from('%PDF-'), 'application/pdf');
  expect([...objects]).toEqual([
    ['recouvrance/ab/cd.pdf', { bytes: Buffer.from('%PDF-'), contentType: 'application/pdf', acl: undefined }],
  ]);
  expect(JSON.stringify(requests[0]?.headers)).not.toContain('secret');
});

test.each([
  ['wrong keys', { accessKeyId: 'OTHER' }, 'InvalidAccessKeyId'],
  ['a bucket that does not exist: not « no such file »', { bucket: 'elsewhere' }, 'NoSuchBucket'],
])('%s: an error', async (_, change, message) => {
  const { storage } = await open(undefined, change);
  await expect(storage.read('k')).rejects.toThrow(message);
  await expect(storage.write('k', Buffer.from('x'), 'text/plain')).rejects.toThrow(message);
});

test('a passing fault is tried again by itself', async () => {
  let faults = 1;
  const { storage } = await open((request) =>
    request.method === 'PUT' && faults-- > 0 ? fault(503, 'SlowDown') : undefined,
  );
  await storage.write('k', Buffer.from('x'), 'text/plain');
  expect(await storage.read('k')).toEqual(new Uint8Array(Buffer.from('x')));
});

test('a fault that lasts is an error', async () => {
  const { storage, requests } = await open(() => fault(500, 'InternalError'));
  await expect(storage.read('k')).rejects.toThrow('InternalError');
  expect(requests).toHaveLength(3);
});

test('a service that does not answer is given up', async () => {
  const { storage } = await open(() => 'hang', { timeoutMs: 100 });
  await expect(storage.read('k')).rejects.toThrow();
});
