import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { companySearch, companyView } from './companies.contract.ts';
import type { CompanyDirectory } from './ports.ts';
import { companyByNumber, presentCompany } from './present-company.ts';

registerProblems({
  'not-a-siren': [422, 'Ce SIREN n’est pas valide : il compte neuf chiffres et une clé.'],
  'not-a-siret': [422, 'Ce SIRET n’est pas valide : il compte quatorze chiffres et une clé.'],
  'not-a-vat-number': [422, 'Ce numéro de TVA n’est pas valide : vérifiez ses lettres et sa clé.'],
  'company-not-found': [404, 'Le registre ne connaît pas cette entreprise.'],
  'company-not-disclosed': [
    404,
    'Le registre connaît ce numéro, mais l’entreprise a demandé à ne pas être diffusée : saisissez vous-même son nom et son adresse.',
  ],
  'directory-unavailable': [503, 'Le registre des entreprises ne répond pas : réessayez, ou saisissez vous-même.'],
});

const PROBLEMS = {
  'not-found': 'company-not-found',
  'not-disclosed': 'company-not-disclosed',
  unavailable: 'directory-unavailable',
} as const;

/** The public register of companies. */
export function companyRoutes({ directory }: { directory: CompanyDirectory }): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;
    app.get(
      '/api/v1/companies',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['Entreprises'],
          summary: 'Cherche une entreprise par nom, SIREN, SIRET ou numéro de TVA',
          querystring: companySearch,
          response: { 200: z.object({ companies: z.array(companyView) }), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { q, postcode, city } = request.query;
        const found = await directory.search(q, { ...(postcode ? { postcode } : {}), ...(city ? { city } : {}) });
        if (!found.refused) return { companies: found.value.map(presentCompany) };
        if (found.refusal.kind !== 'unavailable') return { companies: [] };
        return sendProblem(reply, { kind: 'directory-unavailable' });
      },
    );
    app.get(
      '/api/v1/companies/:number',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['Entreprises'],
          summary: 'L’entreprise d’un SIREN, d’un SIRET ou d’un numéro de TVA, telle que le registre la décrit',
          params: z.object({ number: z.string().max(30) }),
          response: { 200: companyView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const found = await companyByNumber(directory, request.params.number);
        if (!found.refused) return presentCompany(found.value);
        const { refusal } = found;
        switch (refusal.kind) {
          case 'not-found':
          case 'not-disclosed':
          case 'unavailable':
            return sendProblem(reply, { kind: PROBLEMS[refusal.kind] });
          default:
            return sendProblem(reply, refusal);
        }
      },
    );
  };
}
