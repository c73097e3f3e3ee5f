import { inParis } from '../../../kernel/civil-date.ts';
import { companyDirectoryContract } from '../contract.ts';
import { createInseeSirene } from './sirene-api.ts';

// By hand, with the key of a subscription to the API Sirene: COMPANY_DIRECTORY_KEY=… npm run test:live
const apiKey = process.env.COMPANY_DIRECTORY_KEY ?? '';
if (apiKey !== '') {
  companyDirectoryContract('live INSEE Sirene', async () => ({
    directory: createInseeSirene({ apiKey, today: () => inParis(new Date()).date }),
    close: async () => {},
  }));
}
