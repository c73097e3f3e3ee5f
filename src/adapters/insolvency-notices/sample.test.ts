import { insolvencyNoticesContract } from './contract.ts';
import { createSampleNotices } from './sample.ts';

insolvencyNoticesContract('sample', async () => ({ notices: createSampleNotices(), close: async () => {} }));
