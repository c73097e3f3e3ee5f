import type { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { type App, problemResponses, sendProblem } from '../../../platform/http.ts';
import { checkDebtor } from '../../claims/debtor.ts';
import { checkInvoice } from '../../claims/invoice.ts';
import { findTwins } from '../../claims/load-claims.ts';
import { attachedDebtor } from '../../claims/merging/merged-debtors.ts';
import { loadWatches } from '../../companies/company-watch.ts';
import { proceedingsOf } from '../../companies/insolvency.ts';
import type { CompanyDirectory, InsolvencyNotices } from '../../companies/ports.ts';
import { lookUpCompany } from '../../companies/present-company.ts';
import { loadLaw } from '../../law-rows/load-law.ts';
import * as contract from '../cases.contract.ts';
import { linkedFacts } from '../linked/linked-claims.ts';
import { openCase } from '../open-case.ts';
import { type PreviewFacts, previewCase } from '../preview-case.ts';
import type { CaseSettings } from '../settings.ts';
import { recordProceedings } from '../watch/record-watch.ts';

export type OpeningOptions = { settings: CaseSettings; directory: CompanyDirectory; notices: InsolvencyNotices };

const tag = { tags: ['Dossiers'] };

/** What a creditor sees before it opens a case, and the opening. The registers are asked before any transaction. */
export function openingRoutes(app: App, { settings, directory, notices }: OpeningOptions): void {
  /** The register and the Bodacc at once: somebody waits before the screen. */
  const asked = (siren: string | undefined) =>
    Promise.all([lookUpCompany(directory, siren), proceedingsOf(notices, siren)]);

  async function checked(
    request: { body: contract.OpenCaseInput | z.infer<typeof contract.casePreviewInput> },
    ctx: Context,
    company: Awaited<ReturnType<typeof lookUpCompany>>,
  ) {
    const debtor = checkDebtor(request.body.debtor, company);
    const invoice = checkInvoice(request.body.invoice, ctx.today);
    const faults = [
      ...(debtor.refused ? debtor.refusal.faults : []),
      ...(invoice.refused ? invoice.refusal.faults : []),
    ];
    if (debtor.refused || invoice.refused) return refuse({ kind: 'invalid-case', faults });
    return ok({ debtor: debtor.value, invoice: invoice.value });
  }

  app.post(
    '/api/v1/cases/preview',
    {
      config: { access: 'reader' },
      schema: {
        ...tag,
        summary: 'Ce qui est dû, ce qui se passera et ce que cela coûtera, avant d’ouvrir un dossier',
        body: contract.casePreviewInput,
        response: { 200: contract.casePreview, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { depositId } = request.body;
      const [company, proceedings] = await asked(request.body.debtor.siren);
      const answer = await request.inContext(async (ctx) => {
        const input = await checked(request, ctx, company);
        if (input.refused) return input;
        const { invoice } = input.value;
        const attached = await attachedDebtor(ctx, input.value.debtor);
        const debtor = attached?.debtor ?? input.value.debtor;
        const siren = attached?.debtor.siren;
        const insolvency = siren && (await loadWatches(ctx, [siren])).get(siren)?.insolvency;
        return previewCase(ctx, {
          debtor,
          invoice,
          inForce: await loadLaw(ctx),
          twins: await findTwins(ctx, debtor, invoice),
          linked: await linkedFacts(ctx, { debtor, invoice, ...(depositId ? { depositId } : {}) }),
          ...insolvencyIn(proceedings),
          ...(insolvency ? { insolvency } : {}),
          ...(attached ? { attached: { name: debtor.name, mergedOn: attached.mergedOn } } : {}),
        });
      });
      if (answer.refused) return sendProblem(reply, answer.refusal);
      return answer.value;
    },
  );

  app.post(
    '/api/v1/cases',
    {
      config: { access: 'manager' },
      schema: {
        ...tag,
        summary: 'Ouvre un dossier de recouvrement amiable',
        body: contract.openCaseInput,
        response: { 201: contract.openedCase, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { depositId, signatoryName, signatoryRole, excludesDeposits } = request.body;
      const [company, proceedings] = await asked(request.body.debtor.siren);
      const answer = await request.inContext(async (ctx) => {
        const input = await checked(request, ctx, company);
        if (input.refused) return input;
        // Before its first message, not after: the notices read now count for the gate that this opening passes.
        if (proceedings && proceedings.found !== 'unread') {
          const { siren, found } = proceedings;
          await recordProceedings(ctx, { asked: [siren], found, settings });
        }
        return openCase(ctx, {
          ...input.value,
          ...(depositId ? { depositId } : {}),
          ...(excludesDeposits ? { excludesDeposits } : {}),
          signatory: { name: signatoryName, role: signatoryRole },
          settings,
        });
      });
      if (answer.refused) return sendProblem(reply, answer.refusal);
      return reply.code(201).send(answer.value);
    },
  );
}

function insolvencyIn(proceedings: Awaited<ReturnType<typeof proceedingsOf>>): Pick<PreviewFacts, 'insolvency'> {
  if (!proceedings) return {};
  const { siren, found } = proceedings;
  const insolvency = found === 'unread' ? found : found.get(siren);
  return insolvency ? { insolvency } : {};
}
