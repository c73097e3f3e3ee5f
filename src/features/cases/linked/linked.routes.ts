import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { parseSiren } from '../../../kernel/siren.ts';
import { type App, problemResponses, sendProblem } from '../../../platform/http.ts';
import { checkInvoice } from '../../claims/invoice.ts';
import { loadCaseView } from '../case-view.ts';
import { caseView } from '../cases.contract.ts';
import { hasCase } from '../find-case.ts';
import type { CaseSettings } from '../settings.ts';
import { correctInvoice } from './correct-invoice.ts';
import { linkedView as contract, correctionInput } from './linked.contract.ts';
import { linkedView } from './linked-claims.ts';

const params = z.object({ id: z.uuid() });

/** Invoices that speak of each other: what a dropped file says of others, and a corrected one put in the place of the old. */
export function linkedRoutes(app: App, { settings }: { settings: CaseSettings }): void {
  app.get(
    '/api/v1/deposits/:id/linked',
    {
      config: { access: 'reader' },
      schema: {
        tags: ['Dépôt'],
        summary: 'Les factures dont un dépôt parle : celle qu’il corrige, qu’il diminue ou qu’il solde',
        params,
        response: { 200: contract, ...problemResponses },
      },
    },
    async (request, reply) => {
      const view = await request.inContext((ctx) => linkedView(ctx, request.params.id));
      return view ?? sendProblem(reply, { kind: 'not-found' });
    },
  );

  app.post(
    '/api/v1/cases/:id/correction',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['Dossiers'],
        summary: 'Remplace la facture d’un dossier par sa facture rectificative',
        description:
          'Le dossier continue avec la nouvelle : montants, échéance et numéro suivent, les paiements reçus y sont comptés, l’ancien numéro ne se réclame plus. Si c’est impossible, les relances sont suspendues.',
        params,
        body: correctionInput,
        response: { 200: caseView, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { depositId, debtorSiren, invoice } = request.body;
      const siren = debtorSiren ? parseSiren(debtorSiren) : undefined;
      const done = await request.inContext(async (ctx) => {
        if (!(await hasCase(ctx, id))) return refuse({ kind: 'no-such-case' });
        const checked = checkInvoice(invoice, ctx.today, { mayBeDueLater: true });
        if (checked.refused) return refuse({ kind: 'invalid-case', faults: checked.refusal.faults });
        const corrected = await correctInvoice(ctx, {
          caseId: id,
          invoice: checked.value,
          settings,
          ...(depositId ? { depositId } : {}),
          ...(siren && !siren.refused ? { debtorSiren: siren.value } : {}),
        });
        return corrected.refused ? corrected : ok(await loadCaseView(ctx, id, settings));
      });
      if (done.refused) return sendProblem(reply, done.refusal);
      return done.value ?? sendProblem(reply, { kind: 'no-such-case' });
    },
  );
}
