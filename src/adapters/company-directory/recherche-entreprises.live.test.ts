import { inParis } from '../../kernel/civil-date.ts';
import { companyDirectoryContract } from './contract.ts';
import { createRechercheEntreprises } from './recherche-entreprises.ts';

// By hand: the State's API asks for no key.
companyDirectoryContract('live recherche-entreprises', async () => ({
  directory: createRechercheEntreprises({ today: () => inParis(new Date()).date }),
  close: async () => {},
}));
