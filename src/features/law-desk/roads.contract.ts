import { z } from 'zod';
import { sourceView } from '../law-rows/law-rows.contract.ts';

/** What crosses HTTP about the roads from an unpaid invoice to a title. */

const MANY = 500;

/** The facts of `law roads --file`: read by the law itself, which names what it refuses. */
export const roadsInput = z
  .looseObject({
    on: z.string().optional(),
    parties: z.string().optional(),
    principal: z.string().optional(),
    interest: z.string().optional(),
    indemnity: z.string().optional(),
    issuedOn: z.string().optional(),
    dueOn: z.string().optional(),
    creditorIsTrader: z.boolean().optional(),
    debtorIsTrader: z.boolean().optional(),
    debtorCountry: z.string().optional(),
    isInvoiced: z.boolean().optional(),
    basis: z.string().optional(),
    dispute: z.string().optional(),
    isProven: z.boolean().optional(),
    amicableAttempt: z.string().optional(),
    bornOn: z.string().optional().meta({ description: 'Jour où la créance est née : livraison, fin du service' }),
    postcode: z.string().max(10).optional().meta({ description: 'Lieu du débiteur en France : il donne le tribunal' }),
    commune: z.string().max(100).optional(),
    injonction: z
      .looseObject({
        requestedOn: z.string().optional(),
        orderedOn: z.string().optional(),
        servedOn: z.string().optional(),
        isServedInPerson: z.boolean().optional(),
        firstReachedOn: z.string().optional(),
        objectedOn: z.string().optional(),
        noticedOn: z.string().optional().meta({ description: 'Avis de l’opposition par le greffe' }),
        feeInvitedOn: z.string().optional().meta({ description: 'Invitation du greffe à consigner' }),
      })
      .optional(),
    insolvency: z
      .looseObject({
        openedOn: z.string().optional(),
        publishedOn: z.string().optional(),
        kind: z.string().optional(),
        creditorAbroad: z.boolean().optional(),
        noticeOn: z.string().optional(),
        declaredOn: z.string().optional(),
        disputedOn: z.string().optional(),
        contractTerminatedOn: z.string().optional(),
        reliefGrantedOn: z.string().optional(),
        observationEndedOn: z.string().optional(),
        isUseful: z.boolean().optional(),
      })
      .optional(),
    debtorIsStruckOff: z.boolean().optional(),
    debtorIsSoleTrader: z.boolean().optional(),
    debtorIsInConciliation: z.boolean().optional(),
    europeanOrderServedOn: z.string().optional(),
    invitationSentOn: z.string().optional(),
    commandementRequestedOn: z.string().optional(),
    commandementServedOn: z.string().optional(),
    recordEnforceableOn: z.string().optional(),
    summonsServedOn: z.string().optional(),
    hearingOn: z.string().optional(),
    defaultJudgmentOn: z.string().optional(),
    zone: z.string().optional(),
    resides: z.string().optional(),
    prescriptionExpiresOn: z.string().optional(),
    events: z.array(z.unknown()).max(MANY).optional(),
    claim: z.string().optional(),
    contractualYears: z.int().optional(),
    hasPublicAccountant: z.boolean().optional(),
  })
  .meta({ description: 'Les faits d’une créance ; on, parties, principal et dueOn sont nécessaires' });

const because = z.array(sourceView);
const warnings = z.array(z.looseObject({ kind: z.string() }));

export const roadsAnswer = z.looseObject({
  roads: z.array(
    z.looseObject({
      road: z.string(),
      admissible: z.enum(['yes', 'no', 'unknown']),
      deadlines: z.array(
        z.looseObject({
          deadline: z.string(),
          from: z.string(),
          expiresOn: z.string(),
          cautiousOn: z.string(),
          isWait: z.boolean().optional(),
          isPast: z.boolean().optional(),
          because,
        }),
      ),
      because,
      warnings,
    }),
  ),
  notAnswered: z.array(z.looseObject({ road: z.string() })),
});
