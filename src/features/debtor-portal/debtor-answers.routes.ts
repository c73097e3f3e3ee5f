import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { App } from '../../platform/http.ts';
import type { Dossier } from '../cases/dossier.ts';
import { checkSafe, findDocument } from '../documents/keep-document.ts';
import type { Hold } from '../scenario/hold.ts';
import { type AnswerRefusal, answerCase, statementName, statementOf } from './answers/answer-case.ts';
import { completeAnswer } from './answers/complete-answer.ts';
import { disputeReasons } from './answers/dispute-reasons.ts';
import { keepPieces, storePieces } from './answers/keep-pieces.ts';
import { checkProof, type ProofFile } from './answers/proof-file.ts';
import * as answers from './answers/read-answers.ts';
import { activeHold, type PortalView, presentHold } from './pages/portal-view.ts';
import { type PortalOptions, type ShowPage, visitOfRequest } from './portal-reply.routes.ts';
import { documentOf, documentTicket, formToken, isFormToken } from './portal-session.ts';
import { asDebtor, loadVisited, type PortalVisit } from './portal-visit.ts';
import { type ReadForm, readForm } from './read-form.routes.ts';

/** A form in which the debtor says something: where it stands, what it asks, how it is read, where it leads. */
type AnswerForm = {
  path: string;
  page: string;
  fields: readonly string[];
  /** While this hold runs, the case's page says so and the form is not offered. */
  reason?: Hold['reason'];
  thanks: string;
  read(fields: answers.Fields, limits: answers.AnswerLimits): Result<answers.Answer, answers.Faults>;
};

const FORMS: readonly AnswerForm[] = [
  {
    path: 'deja-paye',
    page: 'already-paid',
    fields: ['paidOn', 'amount', 'means'],
    reason: 'claimed-paid',
    thanks: 'paiement',
    read: answers.readClaimedPaid,
  },
  {
    path: 'contester',
    page: 'dispute',
    fields: ['code', 'text', 'amount'],
    reason: 'dispute',
    thanks: 'contestation',
    read: answers.readDispute,
  },
  {
    path: 'promettre',
    page: 'promise',
    fields: ['promisedOn', 'amount'],
    reason: 'promise',
    thanks: 'promesse',
    read: answers.readPromise,
  },
  {
    path: 'pas-moi',
    page: 'not-me',
    fields: ['text'],
    reason: 'dispute',
    thanks: 'pas-moi',
    read: answers.readNotMe,
  },
];

/** What each confirmation confirms, and the hold it rests on. */
const THANKS: Readonly<Record<string, { said: string; reasons: readonly Hold['reason'][] }>> = {
  paiement: { said: 'claimed-paid', reasons: ['claimed-paid'] },
  contestation: { said: 'dispute', reasons: ['dispute'] },
  promesse: { said: 'promise', reasons: ['promise'] },
  'pas-moi': { said: 'not-me', reasons: ['dispute'] },
  complement: { said: 'completed', reasons: ['dispute', 'claimed-paid'] },
};

const COMPLETE = 'completer';
const tokenParams = z.object({ token: z.string() });

type Tools = {
  show: ShowPage;
  lost(request: FastifyRequest, reply: FastifyReply): FastifyReply;
  rateLimit: { max: number; timeWindow: string };
};
type Visited = { dossier: Dossier; view: PortalView };
type Filled = { fields: answers.Fields; faults: answers.Faults; kept?: { ticket: string; name: string } };

/** The forms of the debtor's pages: shown, sent, confirmed by a page that can be reloaded. */
export function answerRoutes(
  app: App,
  { database, settings, files, scanner }: PortalOptions,
  { show, lost, rateLimit }: Tools,
) {
  const reading = {
    config: { access: 'debtor', plainForm: true },
    schema: { hide: true, params: tokenParams },
  } as const;
  const writing = { ...reading, config: { ...reading.config, rateLimit } } as const;

  const visited = (visit: PortalVisit) => asDebtor(database, visit, (ctx) => loadVisited(ctx, visit, settings));

  function showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Pick<AnswerForm, 'path' | 'page' | 'fields'>,
    { view, filled, status = 200 }: { view: PortalView; filled?: Filled; status?: number },
  ) {
    const visit = visitOfRequest(request);
    const typed = (name: string) => filled?.fields[name] ?? '';
    return show(request, reply, {
      name: form.page,
      status,
      values: {
        view,
        values: Object.fromEntries(form.fields.map((name) => [name, typed(name)])),
        faults: filled ? filled.faults : null,
        kept: filled?.kept ?? null,
        reasons: disputeReasons,
        means: answers.paymentMeans,
        csrf: formToken(settings, sessionOf(visit), form.path),
      },
    });
  }

  /** A form that has to be shown again: nothing typed is lost, and a file already received stays received. */
  async function showAgain(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Pick<AnswerForm, 'path' | 'page' | 'fields'>,
    { view, sent, faults }: { view: PortalView; sent: Sent; faults: answers.Faults },
  ) {
    const kept = await keepForLater(visitOfRequest(request), sent);
    const filled = { fields: sent.fields, faults, ...(kept ? { kept } : {}) };
    return showForm(request, reply, form, { view, filled, status: 400 });
  }

  async function keepForLater(visit: PortalVisit, { proof, keptId }: Sent): Promise<Filled['kept']> {
    const pieces = await storePieces(files, {
      ...(proof ? { proof } : {}),
      ...(proof || !keptId ? {} : { documentId: keptId }),
    });
    return asDebtor(database, visit, async (ctx) => {
      const { documentId } = await keepPieces(ctx, pieces);
      const document = documentId ? await findDocument(ctx, documentId) : undefined;
      return document && { ticket: documentTicket(settings, visit.portalKey, document.id), name: document.name };
    });
  }

  /** What was sent: checked to come from one of our pages, its file by its content. */
  async function checkSent(visit: PortalVisit, path: string, { fields, file }: ReadForm): Promise<Sent> {
    const keptId = documentOf(settings, visit.portalKey, fields.kept);
    const sent = { fields, faults: {}, ...(keptId ? { keptId } : {}) };
    if (!isFormToken(settings, sessionOf(visit), path, fields.csrf))
      return { ...sent, isForeign: true, faults: { page: { kind: 'page-too-old' } } };
    const proof = file && checkProof(file);
    if (!proof) return sent;
    if (proof.refused) return { ...sent, faults: { proof: proof.refusal } };
    const safe = await checkSafe(scanner, proof.value.bytes);
    return safe.refused ? { ...sent, faults: { proof: safe.refusal } } : { ...sent, proof: proof.value };
  }

  for (const form of FORMS) {
    const url = `/d/:token/${form.path}`;
    app.get(url, reading, async (request, reply) => {
      const visit = visitOfRequest(request);
      const found = await visited(visit);
      if (!found) return lost(request, reply);
      const { dossier, view } = found;
      const isSaid = form.reason && activeHold(dossier, form.reason, view.today);
      if (isSaid || !isOpen(found)) return reply.redirect(visit.base, 303);
      return showForm(request, reply, form, { view });
    });
    app.post(url, writing, async (request, reply) => {
      const visit = visitOfRequest(request);
      const sent = await checkSent(visit, form.path, await readForm(request));
      const found = await visited(visit);
      if (!found) return lost(request, reply);
      if (!isOpen(found)) return reply.redirect(visit.base, 303);
      const { view } = found;
      if (sent.isForeign) return showForm(request, reply, form, { view, filled: sent, status: 403 });
      const read = form.read(sent.fields, limitsOf(found));
      const faults = { ...(read.refused ? read.refusal : {}), ...sent.faults };
      if (read.refused || Object.keys(faults).length > 0)
        return showAgain(request, reply, form, { view, sent, faults });
      const said = await say(visit, read.value, sent);
      if (said.refused) return showAgain(request, reply, form, { view, sent, faults: said.refusal });
      return reply.redirect(said.value === 'closed' ? visit.base : `${visit.base}/merci/${form.thanks}`, 303);
    });
  }

  async function say(
    visit: PortalVisit,
    answer: answers.Answer,
    { proof, keptId }: Sent,
  ): Promise<Result<'said' | 'closed', answers.Faults>> {
    const text = statementOf(answer);
    const pieces = await storePieces(files, {
      ...(text ? { statement: { text, name: statementName(visit.now) } } : {}),
      ...(proof ? { proof } : {}),
      ...(proof || !keptId ? {} : { documentId: keptId }),
    });
    const { caseId, portalKey } = visit;
    const said = await asDebtor(database, visit, (ctx) =>
      answerCase(ctx, { caseId, portalKey, settings, answer, pieces }),
    );
    if (!said.refused) return ok('said');
    const faults = faultsOf(said.refusal);
    return faults ? refuse(faults) : ok('closed');
  }

  const complete = { path: COMPLETE, page: 'complete', fields: ['text'] };

  app.get(`/d/:token/${COMPLETE}`, reading, async (request, reply) => {
    const visit = visitOfRequest(request);
    const found = await visited(visit);
    if (!found) return lost(request, reply);
    if (!toComplete(found)) return reply.redirect(visit.base, 303);
    return showForm(request, reply, complete, { view: found.view });
  });

  app.post(`/d/:token/${COMPLETE}`, writing, async (request, reply) => {
    const visit = visitOfRequest(request);
    const sent = await checkSent(visit, COMPLETE, await readForm(request));
    const found = await visited(visit);
    if (!found) return lost(request, reply);
    const hold = toComplete(found);
    if (!hold) return reply.redirect(visit.base, 303);
    const { view } = found;
    if (sent.isForeign) return showForm(request, reply, complete, { view, filled: sent, status: 403 });
    const read = answers.readNotMe(sent.fields);
    const text = !read.refused && read.value.reason === 'dispute' ? read.value.text : undefined;
    const isEmpty = !text && !sent.proof && !sent.keptId;
    const faults = {
      ...(read.refused ? read.refusal : isEmpty && !sent.faults.proof ? { text: { kind: 'nothing-added' } } : {}),
      ...sent.faults,
    };
    if (Object.keys(faults).length > 0) return showAgain(request, reply, complete, { view, sent, faults });
    const pieces = await storePieces(files, {
      ...(text ? { statement: { text, name: statementName(visit.now) } } : {}),
      ...(sent.proof ? { proof: sent.proof } : {}),
      ...(sent.proof || !sent.keptId ? {} : { documentId: sent.keptId }),
    });
    await asDebtor(database, visit, async (ctx) => {
      const kept = await keepPieces(ctx, pieces);
      await completeAnswer(ctx, { caseId: visit.caseId, hold, kept, text });
    });
    return reply.redirect(`${visit.base}/merci/complement`, 303);
  });

  app.get(
    '/d/:token/merci/:said',
    { ...reading, schema: { hide: true, params: tokenParams.extend({ said: z.string() }) } },
    async (request, reply) => {
      const visit = visitOfRequest(request);
      const thanks = THANKS[request.params.said];
      const found = await visited(visit);
      if (!found) return lost(request, reply);
      const hold = thanks?.reasons
        .map((reason) => activeHold(found.dossier, reason, found.view.today))
        .find((active) => active !== undefined);
      if (!thanks || !hold) return reply.redirect(visit.base, 303);
      return show(request, reply, {
        name: 'thanks',
        values: { view: found.view, said: thanks.said, hold: presentHold(hold) },
      });
    },
  );
}

/** A form as it was sent: its texts, its file when it is one we keep, and what is wrong with it before its fields are read. */
type Sent = {
  fields: answers.Fields;
  faults: answers.Faults;
  proof?: ProofFile;
  /** A file that an earlier sending of the same form brought. */
  keptId?: string;
  /** It does not come from a page made for this session. */
  isForeign?: boolean;
};

function sessionOf(visit: PortalVisit) {
  if (!visit.session) throw new Error('no session');
  return visit.session;
}

function isOpen({ dossier, view }: Visited): boolean {
  return view.state !== 'paid' && view.state !== 'closed' && dossier.owed !== undefined;
}

function toComplete({ dossier, view }: Visited): Hold | undefined {
  return activeHold(dossier, 'dispute', view.today) ?? activeHold(dossier, 'claimed-paid', view.today);
}

function limitsOf({ dossier, view }: Visited): answers.AnswerLimits {
  if (!dossier.owed) throw new Error('what is owed is not known');
  return { today: view.today, issuedOn: dossier.invoice.issuedOn, owed: dossier.owed.total };
}

/** The field at which a refusal is told; undefined when the case is closed, which its own page says. */
function faultsOf(refusal: AnswerRefusal): answers.Faults | undefined {
  switch (refusal.kind) {
    case 'already-promised':
      return { promisedOn: { kind: 'already-promised', promisedOn: refusal.promisedOn } };
    case 'promise-in-the-past':
      return { promisedOn: { kind: 'day-gone' } };
    case 'promise-too-far':
      return { promisedOn: { kind: 'day-too-far', latestOn: refusal.latestOn } };
    default:
      return undefined;
  }
}
