import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { parseSiren } from '../../kernel/siren.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { companyView } from './companies.contract.ts';
import type { CompanyDirectory } from './ports.ts';
import { presentCompany } from './present-company.ts';

registerProblems({
  'not-a-siren': [422, 'Ce SIREN n’est pas valide : il compte neuf chiffres et une clé.'],
  'company-not-found': [404, 'Le registre ne connaît pas cette entreprise.'],
  'directory-unavailable': [503, 'Le registre des entreprises ne répond pas : réessayez, ou saisissez vous-même.'],
});

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
          querystring: z.object({ q: z.string().trim().min(2).max(100) }),
          response: { 200: z.object({ companies: z.array(companyView) }), ...problemResponses },
        },
      },
      async (request, reply) => {
        const found = await directory.search(request.query.q);
        if (!found.refused) return { companies: found.value.map(presentCompany) };
        return found.refusal.kind === 'not-found'
          ? { companies: [] }
          : sendProblem(reply, { kind: 'directory-unavailable' });
      },
    );
    app.get(
      '/api/v1/companies/:siren',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['Entreprises'],
          summary: 'L’entreprise d’un SIREN, telle que le registre la décrit',
          params: z.object({ siren: z.string().max(20) }),
          response: { 200: companyView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const siren = parseSiren(request.params.siren);
        if (siren.refused) return sendProblem(reply, siren.refusal);
        const found = await directory.bySiren(siren.value);
        if (!found.refused) return presentCompany(found.value);
        return sendProblem(reply, {
          kind: found.refusal.kind === 'not-found' ? 'company-not-found' : 'directory-unavailable',
        });
      },
    );
  };
}
