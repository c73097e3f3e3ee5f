import { expect, test } from 'vitest';
import { parsePhoneNumber } from '../../kernel/phone.ts';
import { orThrow } from '../../kernel/result.ts';
import { anSms } from './contract.ts';
import { createOvhSmsSender } from './ovh.ts';

// By hand, with a paid account: the four keys below and LIVE_SMS_TO, one's own mobile.
test('one SMS leaves by OVHcloud, once', async () => {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`set ${name}`);
    return value;
  };
  const sender = createOvhSmsSender({
    serviceName: read('LIVE_OVH_SMS_SERVICE'),
    applicationKey: read('LIVE_OVH_APPLICATION_KEY'),
    applicationSecret: read('LIVE_OVH_APPLICATION_SECRET'),
    consumerKey: read('LIVE_OVH_CONSUMER_KEY'),
  });
  const sms = { ...anSms, key: `live:${Date.now()}`, to: orThrow(parsePhoneNumber(read('LIVE_SMS_TO'))) };
  expect(await sender.send(sms)).toMatchObject({ refused: false });
});
