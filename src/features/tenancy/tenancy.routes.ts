import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { parseIban, spacedIban } from '../../kernel/iban.ts';
import { parseSiren, type Siren } from '../../kernel/siren.ts';
import { installationMode } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { type App, headersOf, problemResponses, sendProblem } from '../../platform/http.ts';
import { PLATFORM, type TenantId } from '../../platform/ids.ts';
import { registerProblems } from '../../platform/problems.ts';
import type { SignIn } from '../../platform/sign-in.ts';
import { missingOf, organisationChanges, organisationOf, type RegisterEntry } from './organisation.ts';
import { saveOrganisation } from './save-organisation.ts';
import {
  ibanView,
  meView,
  newOrganisation,
  type OrganisationView,
  organisationInput,
  organisationView,
} from './tenancy.contract.ts';
import { type OrganisationRow, selectOrganisation } from './tenancy.sql.ts';

export type TenancyOptions = {
  database: Database;
  signIn: SignIn;
  /** What the public register knows of a SIREN; undefined when it does not know it or does not answer. */
  lookUp(siren: Siren): Promise<RegisterEntry | undefined>;
  bankNameOf(iban: string): { bankCode: string; name?: string } | undefined;
};

registerProblems({
  'invalid-organisation': [422, 'Certaines informations de votre entreprise sont incorrectes.'],
  'organisation-without-name': [422, 'Indiquez un SIREN connu du registre, ou le nom de votre entreprise.'],
  'organisation-already-there': [409, 'Vous avez déjà une organisation.'],
  'not-an-iban': [422, 'Cet IBAN n’est pas valide.'],
});

/** Who I am, and my organisation. */
export function tenancyRoutes(options: TenancyOptions): FastifyPluginAsync {
  const { database, signIn, lookUp, bankNameOf } = options;
  const view = (row: OrganisationRow): OrganisationView => viewOf(row, bankNameOf);
  return async (instance) => {
    const app = instance as unknown as App;
    app.get(
      '/api/v1/me',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['Organisation'],
          summary: 'Qui je suis, pour qui, et l’heure de l’application',
          response: { 200: meView, ...problemResponses },
        },
      },
      async (request) => {
        const session = request.session as NonNullable<typeof request.session>;
        const membership = await request.membershipIfAny();
        const scope = { tenantId: membership?.tenantId ?? PLATFORM, actor: { kind: 'system' as const, name: 'me' } };
        return database.inTransaction(scope, async (ctx) => {
          const row = membership ? await selectOrganisation(ctx) : undefined;
          return {
            user: { id: session.userId, name: session.name, email: session.email, isOperator: session.isOperator },
            organisation: row ? view(row) : null,
            role: membership?.role ?? null,
            mode: (await installationMode(ctx)) ?? 'live',
            now: ctx.now.toISOString(),
            today: ctx.today,
          };
        });
      },
    );

    app.post(
      '/api/v1/organisations',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['Organisation'],
          summary: 'Crée mon organisation à partir de son SIREN',
          body: newOrganisation,
          response: { 201: organisationView, ...problemResponses },
        },
      },
      async (request, reply) => {
        if (await request.membershipIfAny()) return sendProblem(reply, { kind: 'organisation-already-there' });
        const register = await lookUpText(lookUp, request.body.siren);
        const name = request.body.name || register?.name;
        if (!name) return sendProblem(reply, { kind: 'organisation-without-name' });
        const checked = organisationChanges(request.body, register); // before the sign-in library makes it: nothing half-written
        if (checked.refused) return sendProblem(reply, checked.refusal);
        const created = await signIn.api.createOrganization({
          headers: headersOf(request),
          body: { name, slug: `org-${crypto.randomUUID()}` },
        });
        const session = request.session as NonNullable<typeof request.session>;
        const actor = { kind: 'user' as const, userId: session.userId, name: session.name };
        const saved = await database.inTransaction({ tenantId: created.id as TenantId, actor }, (ctx) =>
          saveOrganisation(ctx, input(request.body, register)),
        );
        return saved.refused ? sendProblem(reply, saved.refusal) : reply.code(201).send(view(saved.value));
      },
    );

    app.get(
      '/api/v1/organisation',
      {
        config: { access: 'reader' },
        schema: {
          tags: ['Organisation'],
          summary: 'Mon organisation',
          response: { 200: organisationView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const row = await request.inContext(selectOrganisation);
        return row ? view(row) : sendProblem(reply, { kind: 'no-organisation' });
      },
    );

    app.patch(
      '/api/v1/organisation',
      {
        config: { access: 'owner' },
        schema: {
          tags: ['Organisation'],
          summary: 'Modifie mon organisation',
          body: organisationInput,
          response: { 200: organisationView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const register = await lookUpText(lookUp, request.body.siren);
        const saved = await request.inContext((ctx) => saveOrganisation(ctx, input(request.body, register)));
        return saved.refused ? sendProblem(reply, saved.refusal) : view(saved.value);
      },
    );

    app.get(
      '/api/v1/ibans/:iban',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['Organisation'],
          summary: 'Contrôle un IBAN et nomme sa banque',
          params: z.object({ iban: z.string().max(60) }),
          response: { 200: ibanView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const iban = parseIban(request.params.iban);
        if (iban.refused) return sendProblem(reply, iban.refusal);
        const bank = bankNameOf(iban.value);
        return {
          iban: iban.value,
          spaced: spacedIban(iban.value),
          country: iban.value.slice(0, 2),
          bankCode: bank?.bankCode ?? null,
          bankName: bank?.name ?? null,
        };
      },
    );
  };
}

type Input = Parameters<typeof saveOrganisation>[1];

function input(organisation: Input['organisation'], register: RegisterEntry | undefined): Input {
  return { organisation, ...(register ? { register } : {}) };
}

async function lookUpText(
  lookUp: TenancyOptions['lookUp'],
  text: string | undefined,
): Promise<RegisterEntry | undefined> {
  const siren = text ? parseSiren(text) : undefined;
  return siren && !siren.refused ? lookUp(siren.value) : undefined;
}

function viewOf(row: OrganisationRow, bankNameOf: TenancyOptions['bankNameOf']): OrganisationView {
  return {
    id: row.tenant_id,
    name: row.name,
    siren: row.siren,
    legalForm: row.legal_form,
    activity: row.activity,
    registerStatus: row.register_status,
    registerSource: row.register_source,
    registerReadOn: row.register_read_on,
    addressLines: row.address_lines,
    postcode: row.postcode,
    city: row.city,
    email: row.email,
    phone: row.phone,
    signatoryName: row.signatory_name,
    signatoryRole: row.signatory_role,
    iban: row.iban,
    bic: row.bic,
    bankName: row.iban ? (bankNameOf(row.iban)?.name ?? null) : null,
    accountHolder: row.account_holder,
    mandateAcceptedAt: row.mandate_accepted_at?.toISOString() ?? null,
    missing: missingOf(organisationOf(row)),
  };
}
