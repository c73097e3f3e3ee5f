import { t } from '@lingui/core/macro';
import type { TimelineEntry } from '../../../../src/features/cases/cases.contract.ts';
import type { ContactWay } from '../../../../src/features/claims/contacts/contacts.contract.ts';
import type { ExhibitKind } from '../../../../src/features/exhibits/exhibits.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import type { useFormats } from '../../../ui/language.ts';
import type { Tone } from '../../../ui/story/state-tag.tsx';
import { answerCode, contactFieldWords, refusalWords } from '../contacts/contact-words.ts';
import { blockersOf, blockerWords, noAddressWords } from './blocker-words.ts';
import { disputeWords } from './dispute-words.ts';
import { exhibitWords, refusedPartWords } from './exhibit-words.ts';
import { callOutcomeWords, closedWords, holdEndWords, postalWords } from './outcome-words.ts';
import { procedureWords } from './procedure-words.ts';
import { statusEffectWords, statusTitle } from './status-words.ts';
import { messageTitle, recipientText, stepTitle, templateTitle } from './step-words.ts';

type Formats = ReturnType<typeof useFormats>;
export type EventWords = { title: string; detail?: string; tone?: Tone };

/** A line of the journal in words. Kinds that are not known yet show their name rather than nothing. */
export function eventWords({ kind, data, actor }: TimelineEntry, formats: Formats): EventWords {
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : '');
  const day = (name: string) => (text(name) ? formats.longDate(text(name).slice(0, 10) as CivilDate) : '');
  const money = (name: string) => (typeof data[name] === 'number' ? formats.money(data[name]) : '');
  const by = actor.kind === 'user' && actor.name ? t`Par ${actor.name}.` : '';
  const quoted = quote(text('note'));
  const message = () => messageTitle(text('template'), text('channel'));
  const step = stepTitle(text('step'));
  switch (kind) {
    case 'opened': {
      const invoice = text('invoice');
      const how =
        text('source') === 'file'
          ? t`Facture ${invoice}, lue dans le fichier.`
          : text('source') === 'list'
            ? t`Facture ${invoice}, lue dans une liste.`
            : t`Facture ${invoice}, saisie.`;
      return { title: t`Dossier ouvert`, detail: join(how, by) };
    }
    case 'message-queued':
      return { title: t`En partance : ${message()}` };
    case 'message-sent': {
      const recipient = recipientText(text('recipient'));
      return { title: message(), tone: 'act', ...(recipient ? { detail: t`À ${recipient}.` } : {}) };
    }
    case 'message-failed':
      return {
        title: data.cameBack === true ? t`N’est pas arrivé : ${message()}` : t`N’a pas pu partir : ${message()}`,
        detail: text('reason'),
        tone: 'harm',
      };
    case 'message-cancelled':
      return {
        title: t`Retenu au dernier moment : ${message()}`,
        detail: blockersOf(data.blockers)
          .map((blocker) => blockerWords(blocker, formats))
          .join(' '),
        tone: 'watch',
      };
    case 'message-retried':
      return { title: t`Remis à l’envoi : ${message()}`, ...(by ? { detail: by } : {}) };
    case 'letter-moved': {
      const where = postalWords(text('state'));
      const number = text('trackingNumber');
      const tone = toneOfPost(text('state'));
      return {
        title: t`${templateTitle(text('template'))} : ${where}`,
        ...(number ? { detail: t`Numéro de suivi ${number}.` } : {}),
        ...(tone ? { tone } : {}),
      };
    }
    case 'call-planned': {
      const phone = recipientText(text('phone'));
      return { title: t`Appel à passer`, ...(phone ? { detail: t`Au ${phone}.` } : {}) };
    }
    case 'call-done': {
      const outcome = callOutcomeWords(text('outcome'));
      const minutes = typeof data.durationMinutes === 'number' ? t`${data.durationMinutes}\u00a0min.` : '';
      return { title: t`Appel : ${outcome}`, detail: join(quoted, minutes, by) };
    }
    case 'step-skipped':
      return {
        title: t`${step} : étape sautée`,
        detail:
          text('because') === 'nothing-to-recall'
            ? t`Aucune mise en demeure n’est partie : il n’y avait rien à rappeler.`
            : (unreachableWords(data.unreachable) ?? t`Aucune adresse ne permettait de le joindre ainsi.`),
      };
    case 'step-moved':
      return { title: t`${step} : déplacé au ${day('to')}`, detail: by };
    case 'step-stopped':
      return { title: t`${step} : retiré`, detail: join(quoted, by) };
    case 'step-restored':
      return { title: t`${step} : remis au plan`, detail: by };
    case 'held':
      return heldWords(text('reason'), { day, money, quoted, by, code: text('code') });
    case 'hold-ended': {
      const good = ['kept', 'received'].includes(text('outcome'));
      const tone: Tone | undefined = good ? 'good' : text('outcome') === 'broken' ? 'watch' : undefined;
      return {
        title: holdEndWords(text('reason'), text('outcome')),
        detail: join(quoted, by),
        ...(tone ? { tone } : {}),
      };
    }
    case 'link-opened':
      return { title: t`Le débiteur a ouvert son lien`, tone: 'act' };
    case 'payment-received':
    case 'direct-payment':
      return paymentWords(kind, { money, payer: text('payerName'), data });
    case 'credit-note':
      return { title: t`Avoir ${text('number')} de ${money('amountCents')}`, detail: by };
    case 'invoice-replaced': {
      const [old, number, before, now] = [
        text('before'),
        text('number'),
        money('beforeTotalCents'),
        money('totalCents'),
      ];
      return {
        title: t`La facture n° ${number} annule et remplace la n° ${old}`,
        detail: join(t`${now} TTC au lieu de ${before}. Le dossier continue avec elle.`, by),
        tone: 'act',
      };
    }
    case 'fees-charged':
      return { title: t`Nos frais : ${money('grossCents') || money('netCents')}`, detail: t`Retenus sur ce paiement.` };
    case 'payout-proposed':
      return {
        title: t`Virement de ${money('amountCents')} préparé`,
        detail: t`Une seconde personne doit l’approuver.`,
      };
    case 'payout-approved':
      return { title: t`Virement de ${money('amountCents')} approuvé` };
    case 'payout-sent':
      return { title: t`Virement de ${money('amountCents')} envoyé à la banque` };
    case 'payout-executed':
      return { title: t`${money('amountCents')} virés sur votre compte`, tone: 'good' };
    case 'payout-refused':
      return {
        title: t`Virement de ${money('amountCents')} refusé`,
        detail: t`La somme vous reste due et sera proposée de nouveau.`,
        tone: 'watch',
      };
    case 'waived':
      return {
        title: t`Reste de ${money('amountCents')} abandonné`,
        detail: t`Des pénalités courues le temps que la banque porte le paiement.`,
      };
    case 'contact-added':
      return { title: t`Contact ajouté : ${recipientText(text('who'))}`, detail: by };
    case 'contact-changed': {
      const who = recipientText(text('who'));
      return who
        ? { title: t`Contact corrigé : ${who}`, detail: join(contactChangeWords(data), by) }
        : { title: t`Coordonnées du débiteur complétées`, detail: by };
    }
    case 'contact-removed':
      return { title: t`Contact retiré : ${recipientText(text('who'))}`, detail: by };
    case 'email-bounced':
      return bounceWords(data);
    case 'decision-asked':
      return { title: t`Soixante jours sont passés : à vous de décider`, tone: 'watch' };
    case 'hand-over-decided':
      return {
        title: text('choice') === 'wait' ? t`Vous attendez` : t`Confié à un commissaire de justice`,
        detail: by,
      };
    case 'invoice-status': {
      const { tone, words } = statusEffectWords(text('effect'));
      const name = statusTitle({ status: text('status'), label: text('label') });
      return { title: t`Facture électronique : ${name}`, detail: words, tone };
    }
    case 'exhibit-added': {
      const name = text('name');
      return {
        title: t`Pièce ajoutée : ${name}`,
        detail: join(`${exhibitWords(text('exhibit') as ExhibitKind)}.`, by),
      };
    }
    case 'exhibit-received': {
      const [name, from] = [text('name'), text('from')];
      return {
        title: data.toCheck === true ? t`Pièce reçue, à vérifier : ${name}` : t`Pièce reçue : ${name}`,
        detail: t`Reçue de ${from}.`,
        ...(data.toCheck === true ? { tone: 'watch' as const } : {}),
      };
    }
    case 'exhibit-accepted': {
      const name = text('name');
      return {
        title: t`Pièce acceptée : ${name}`,
        detail: join(`${exhibitWords(text('exhibit') as ExhibitKind)}.`, by),
      };
    }
    case 'mail-part-refused': {
      const [name, from] = [text('name'), text('from')];
      return {
        title: t`Pièce jointe non gardée : ${name}`,
        detail: join(refusedPartWords(text('reason')), t`Reçue de ${from}.`),
        tone: 'watch',
      };
    }
    case 'exhibit-withdrawn':
      return { title: t`Pièce retirée du dossier`, detail: by };
    case 'debtor-closed':
      return { title: t`Le registre dit que l’entreprise a cessé : rien ne part avant vérification`, tone: 'watch' };
    case 'debtor-insolvent': {
      const since = day('openedOn');
      return {
        title: procedureWords(text('procedure')),
        detail: t`Depuis le ${since}, d’après le Bodacc. Une facture d’avant se déclare, elle ne se réclame plus.`,
        tone: 'harm',
      };
    }
    case 'insolvency-ended':
      return { title: t`La procédure collective est terminée, d’après le Bodacc` };
    case 'debtor-merged': {
      const [gone, kept] = [text('goneName'), text('keptName')];
      return {
        title: t`« ${gone} » et « ${kept} » réunis : c’est le même débiteur`,
        detail: join(t`Les relances de leurs dossiers comptent ensemble.`, by),
      };
    }
    case 'debtor-unmerged': {
      const [gone, kept] = [text('goneName'), text('keptName')];
      return {
        title: t`« ${gone} » et « ${kept} » sont de nouveau deux débiteurs`,
        detail: join(data.goesBack === true ? t`Ce dossier est celui de « ${gone} ».` : '', by),
      };
    }
    case 'problem':
      return { title: t`Le dossier s’est arrêté : une personne regarde`, tone: 'harm' };
    case 'closed': {
      const why = closedWords(text('reason'));
      return {
        title: t`Dossier clos : ${why}`,
        detail: join(quoted, by),
        ...(text('reason') === 'paid' ? { tone: 'good' as const } : {}),
      };
    }
    default:
      return { title: kind };
  }
}

/** What was corrected of a contact, and what it asked for. */
function contactChangeWords({ fields, asked }: Record<string, unknown>): string {
  const told = (Array.isArray(fields) ? fields : []).map((field) => contactFieldWords(String(field)));
  const ways = (Array.isArray(asked) ? asked : []) as ContactWay[];
  const wanted = ways.map((way) => refusalWords(way).toLowerCase().replace('sms', 'SMS')).join(', ');
  return [...told, wanted ? t`A demandé : ${wanted}.` : ''].filter(Boolean).join(' ');
}

/** A returned email, and what follows: who is written to next, or what a person must do. */
function bounceWords(data: Record<string, unknown>): EventWords {
  const email = String(data.email ?? '');
  const code = answerCode(String(data.diagnostic ?? ''));
  const answered = code ? t`Réponse du serveur : ${code}.` : '';
  if (data.isClosed !== true) {
    const left = t`Au troisième retour en quatorze jours, nous n’écrirons plus à cette adresse.`;
    return { title: t`Courriel revenu de ${email}, pour le moment`, detail: join(answered, left), tone: 'watch' };
  }
  const next = typeof data.next === 'string' ? data.next : undefined;
  const then = next
    ? t`Les prochains courriels iront à ${next}.`
    : t`Il ne reste pas d’autre adresse : complétez le contact.`;
  return { title: t`Adresse électronique refusée : ${email}`, detail: join(answered, then), tone: 'harm' };
}

/** Why a step reached nobody, when something more than a missing address is known. */
function unreachableWords(unreachable: unknown): string | undefined {
  const [first] = Array.isArray(unreachable) ? unreachable : [];
  return first ? noAddressWords(first) : undefined;
}

type HeldFacts = {
  day: (name: string) => string;
  money: (name: string) => string;
  quoted: string;
  by: string;
  code: string;
};

function heldWords(reason: string, { day, money, quoted, by, code }: HeldFacts): EventWords {
  switch (reason) {
    case 'promise':
      return { title: t`Promet de payer le ${day('promisedOn')}`, detail: join(quoted, by), tone: 'act' };
    case 'dispute': {
      const amount = money('amountCents');
      const about = amount ? t`Sur ${amount}.` : '';
      return { title: t`Contestation : ${disputeWords(code)}`, detail: join(quoted, about, by), tone: 'watch' };
    }
    case 'claimed-paid': {
      const on = day('paidOn');
      return { title: on ? t`Dit avoir payé le ${on}` : t`Dit avoir payé`, detail: join(quoted, by), tone: 'watch' };
    }
    default: {
      const until = day('untilOn');
      return {
        title: until ? t`Relances suspendues jusqu’au ${until}` : t`Relances suspendues`,
        detail: join(quoted, by),
      };
    }
  }
}

type PaymentFacts = { money: (name: string) => string; payer: string; data: Record<string, unknown> };

function paymentWords(kind: string, { money, payer, data }: PaymentFacts): EventWords {
  const amount = money('amountCents');
  const parts = [
    Number(data.toInterestCents) > 0 ? t`${money('toInterestCents')} sur les pénalités` : '',
    Number(data.toIndemnityCents) > 0 ? t`${money('toIndemnityCents')} sur l’indemnité` : '',
    Number(data.toPrincipalCents) > 0 ? t`${money('toPrincipalCents')} sur le principal` : '',
    Number(data.surplusCents) > 0 ? t`${money('surplusCents')} en trop` : '',
  ].filter(Boolean);
  const from = payer ? t`De ${payer}.` : '';
  return {
    title: kind === 'direct-payment' ? t`Payé chez vous : ${amount}` : t`Paiement reçu : ${amount}`,
    detail: join(from, parts.length > 0 ? `${parts.join(', ')}.` : ''),
    tone: 'good',
  };
}

function toneOfPost(state: string): Tone | undefined {
  if (state === 'delivered') return 'good';
  return ['refused', 'unclaimed', 'returned', 'rejected'].includes(state) ? 'watch' : undefined;
}

/** A person's words between guillemets, unless they came with theirs. */
function quote(note: string): string {
  return note === '' || note.startsWith('«') ? note : `«\u00a0${note}\u00a0»`;
}

const join = (...parts: string[]) => parts.filter(Boolean).join(' ');
