import { Button, Tabs } from '@mantine/core';
import { day } from '../../../src/kernel/civil-date.ts';
import { AmountCard } from '../../ui/amounts/amount-card.tsx';
import { ComputationTable } from '../../ui/amounts/computation-table.tsx';
import { Explained } from '../../ui/amounts/explained.tsx';
import { Money } from '../../ui/amounts/money.tsx';
import { Columns } from '../../ui/layout/columns.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { NextStepCard } from '../../ui/story/next-step-card.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { Timeline, type TimelineItem } from '../../ui/story/timeline.tsx';
import { computation, today } from './samples.ts';

const nothing = () => undefined;
const proof = (label: string) => <a href="#dossier">{label}</a>;

const items: TimelineItem[] = [
  {
    id: '1',
    on: day('2025-10-10'),
    title: 'Facture déposée',
    detail: 'Lue dans le fichier Factur-X, complétée par le registre.',
    proof: proof('Facture'),
  },
  {
    id: '2',
    on: day('2026-10-13'),
    tone: 'good',
    title: 'Premier courriel, amical',
    detail: 'Ouvert le jour même. Lien de paiement consulté deux fois.',
    proof: proof('Preuve'),
  },
  {
    id: '3',
    on: day('2026-10-27'),
    title: 'Appel à Mme Le Goff, 4 min',
    detail: '« La facture est en circuit de validation. » Rappel convenu.',
    proof: proof('Compte rendu'),
  },
  {
    id: '4',
    on: day('2026-11-06'),
    tone: 'watch',
    title: 'Promesse non tenue',
    detail: 'Paiement annoncé pour le 5 novembre, rien reçu au relevé du 6.',
    proof: proof('Relevé'),
  },
  {
    id: '5',
    on: day('2026-11-09'),
    tone: 'harm',
    title: 'Courrier revenu',
    detail: 'Destinataire inconnu à l’adresse. L’adresse du registre a changé le 2 novembre.',
    proof: proof('Enveloppe'),
  },
  {
    id: '6',
    on: day('2026-11-24'),
    at: '9 h 30',
    planned: true,
    tone: 'act',
    title: 'Courriel ferme et SMS',
    detail: 'Pénalités et indemnité détaillées.',
    actions: [
      { id: 'move', label: 'Déplacer', onAct: nothing },
      { id: 'now', label: 'Envoyer maintenant', onAct: nothing },
      { id: 'stop', label: 'Ne pas envoyer', onAct: nothing, danger: true },
    ],
  },
  {
    id: '7',
    on: day('2026-12-03'),
    planned: true,
    title: 'Mise en demeure, recommandé avec avis de réception',
    flag: <StateTag tone="watch">à valider par vous le 2 décembre</StateTag>,
    proof: proof('Voir le projet'),
  },
  {
    id: '8',
    on: day('2026-12-15'),
    planned: true,
    title: 'Main à un commissaire de justice',
    detail: 'Étude Le Bihan, Saint-Malo. Coût : 60 € TTC, puis 15 % HT des sommes encaissées.',
    proof: proof('Choisir'),
  },
];

/** The case page as the components make it: to be held against the drawn one. */
export function SampleCase() {
  const table = <ComputationTable lines={computation} totalCents={466_661} />;
  return (
    <>
      <PageHead
        name="2026-0142"
        trail={<a href="#dossier">Dossiers</a>}
        title={
          <>
            Menuiserie Bréhat vous doit <Money cents={466_661} explanation={table} label="Total dû" /> depuis 43 jours.
          </>
        }
        facts={
          <>
            <span>Facture F-2026-118, 4 560,00 € TTC</span>
            <span>échue le 9 octobre 2026</span>
            <span>
              SARL à Saint-Malo,{' '}
              <Explained
                meaning="Score calculé le 20 novembre : comptes 2025 déposés, aucune procédure collective, paie d’ordinaire avec vingt jours de retard."
                source={{ label: 'Comptes déposés au greffe', url: 'https://www.legifrance.gouv.fr/' }}
              >
                solvabilité 72 sur 100
              </Explained>
            </span>
            <StateTag tone="act">Amiable, étape 4 sur 8</StateTag>
          </>
        }
      />
      <NextStepCard
        when="Prochaine étape, mardi 24 novembre"
        what="Courriel ferme à Mme Le Goff, comptabilité"
        why="Part seul à 9 h 30. Laisse huit jours pour payer avant la mise en demeure du 3 décembre."
        actions={
          <>
            <Button>Relire le message</Button>
            <Button variant="default">Suspendre</Button>
          </>
        }
      />
      <Columns
        side={
          <>
            <AmountCard
              title="Ce qui est dû aujourd’hui"
              computation={table}
              totalCents={466_661}
              lines={[
                { id: 'p', label: 'Principal', amountCents: 456_000 },
                {
                  id: 'i',
                  label: (
                    <Explained
                      meaning="Dues de plein droit dès le lendemain de l’échéance, sans qu’un rappel soit nécessaire."
                      source={{ label: 'Article L441-10 du code de commerce', url: 'https://www.legifrance.gouv.fr/' }}
                    >
                      Pénalités, 43 jours à 12,40 %
                    </Explained>
                  ),
                  amountCents: 6_661,
                },
                {
                  id: 'f',
                  label: (
                    <Explained meaning="Une somme fixe par facture en retard, pour les frais de recouvrement.">
                      Indemnité forfaitaire
                    </Explained>
                  ),
                  amountCents: 4_000,
                },
                { id: 'r', label: 'Déjà reçu', amountCents: -100_000, settles: true },
              ]}
            />
            <Panel title="Prescription">
              Votre créance peut être réclamée en justice jusqu’au <b>9 octobre 2031</b>. Une mise en demeure n’y change
              rien ; une reconnaissance de dette signée la ferait repartir.
            </Panel>
          </>
        }
      >
        <Tabs defaultValue="fil">
          <Tabs.List mb="lg">
            <Tabs.Tab value="fil">Fil du dossier</Tabs.Tab>
            <Tabs.Tab value="echanges">Échanges 5</Tabs.Tab>
            <Tabs.Tab value="pieces">Pièces 4</Tabs.Tab>
            <Tabs.Tab value="calcul">Calcul</Tabs.Tab>
            <Tabs.Tab value="journal">Journal</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="fil">
            <Timeline items={items} today={today} />
          </Tabs.Panel>
          <Tabs.Panel value="calcul">
            <Panel title="Le calcul, période par période">{table}</Panel>
          </Tabs.Panel>
        </Tabs>
      </Columns>
    </>
  );
}
