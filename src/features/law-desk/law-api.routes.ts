import type { FastifyReply, FastifySchema } from 'fastify';
import type { z } from 'zod';
import type { Database } from '../../platform/db.ts';
import { type App, problemResponses, sendProblem } from '../../platform/http.ts';
import { registerProblems } from '../../platform/problems.ts';
import { answerMentions } from './answer-mentions.ts';
import * as answers from './answers.ts';
import * as contract from './law-desk.contract.ts';
import { type LawNow, lawNow } from './law-now.ts';
import { type MentionsInput, mentionsAnswer, mentionsInput } from './mentions.contract.ts';
import { presentBook } from './present-book.ts';
import { roadsAnswer, roadsInput } from './roads.contract.ts';

registerProblems({
  'law-refused': [422, 'Les faits donnés, ou la loi connue à cette date, ne permettent pas de répondre.'],
});

const rateLimit = { max: 240, timeWindow: '1 minute' };
const tags = ['Droit'];

/** The law over HTTP, open to everyone: the same answers as the command line. */
export function lawApiRoutes(app: App, { database }: { database: Database }): void {
  function open(
    path: string,
    summary: string,
    [body, answer]: [z.ZodType, z.ZodType],
    decide: (input: never, now: LawNow) => answers.Answer,
  ): void {
    const schema: FastifySchema = {
      tags,
      summary,
      security: [],
      body,
      response: { 200: answer, ...problemResponses },
    };
    app.post(
      `/api/v1/law/${path}`,
      { config: { access: 'public', rateLimit }, schema },
      async (request, reply): Promise<FastifyReply> => {
        const answered = decide(request.body as never, await lawNow(database));
        return answered.refused ? refused(reply, answered.refusal) : reply.send(answered.value);
      },
    );
  }

  open(
    'penalites',
    'Pénalités de retard, indemnité et total dû pour une facture',
    [contract.penalitesInput, contract.penalitesAnswer],
    (input: contract.PenalitesInput, { inForce }) => answers.answerPenalites(input, inForce),
  );
  open(
    'decision',
    'Intérêts au taux légal d’une somme ordonnée par une décision, avec la majoration de cinq points',
    [contract.decisionInput, contract.decisionAnswer],
    (input: contract.DecisionInput, { inForce }) => answers.answerDecision(input, inForce),
  );
  open(
    'imputation',
    'Répartition d’un paiement entre plusieurs factures',
    [contract.imputationInput, contract.imputationAnswer],
    (input: contract.ImputationInput, now) => answers.answerImputation(input, now),
  );
  open(
    'prescription',
    'Date de prescription et effet de chaque événement',
    [contract.prescriptionInput, contract.prescriptionAnswer],
    (input: contract.PrescriptionInput, { inForce }) => answers.answerPrescription(input, inForce),
  );
  open('delai', 'Dernier jour d’un délai', [contract.delaiInput, contract.delaiAnswer], (input: contract.DelaiInput) =>
    answers.answerDelai(input),
  );
  open(
    'juridiction',
    'Tribunal compétent',
    [contract.juridictionInput, contract.juridictionAnswer],
    (input: contract.JuridictionInput, now) => answers.answerJuridiction(input, now),
  );
  open(
    'roads',
    'Chaque voie de recouvrement : recevable ou non, et pourquoi ; délais, formulaires, coûts',
    [roadsInput, roadsAnswer],
    (input: unknown, { inForce }) => answers.answerRoads(input, inForce),
  );
  open(
    'frais',
    'Frais réglementés d’un recouvrement',
    [contract.fraisInput, contract.fraisAnswer],
    (input: contract.FraisInput, { inForce }) => answers.answerFrais(input, inForce),
  );
  open(
    'mentions',
    'Ce qu’une facture dit de son paiement : pénalités, indemnité, escompte, affacturage, délai convenu',
    [mentionsInput, mentionsAnswer],
    (input: MentionsInput, { inForce }) => answerMentions(input, inForce),
  );

  app.get(
    '/api/v1/law/book',
    {
      config: { access: 'public', rateLimit },
      schema: {
        tags,
        summary: 'Toutes les valeurs datées : sources, degré de certitude, dernière relecture',
        security: [],
        response: { 200: contract.bookView, ...problemResponses },
      },
    },
    async () => {
      const { inForce, today } = await lawNow(database);
      return presentBook(inForce, today);
    },
  );
}

function refused(reply: FastifyReply, refusal: answers.AnswerRefusal): FastifyReply {
  return sendProblem(reply, { kind: 'law-refused', ...answers.refusalView(refusal) });
}
