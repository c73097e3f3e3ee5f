import { Button, Divider, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '../../ui/api.ts';
import { FileDrop } from '../../ui/documents/file-drop.tsx';
import { useFormats } from '../../ui/language.ts';
import { Columns, KeyFigure, KeyFigures } from '../../ui/layout/columns.tsx';
import { palette } from '../../ui/layout/command-palette.tsx';
import { DemoBanner } from '../../ui/layout/demo-banner.tsx';
import { DeskLayout } from '../../ui/layout/desk-layout.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { ProgressNote } from '../../ui/states/progress-note.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { DeskPalette } from '../shell/desk-palette.tsx';
import { usePlaces } from '../shell/places.ts';
import { SampleCase } from './sample-case.tsx';
import { SampleCharts } from './sample-charts.tsx';
import { SampleDocument } from './sample-document.tsx';
import { SampleList } from './sample-list.tsx';
import { today } from './samples.ts';

/** The style guide: every component with long names, large amounts, nothing and ten thousand rows. Invented data. */
export default function StylePage() {
  const places = usePlaces(new URLSearchParams(window.location.search).has('operateur'));
  const [part, setPart] = useState(() => window.location.hash.slice(1) || 'dossier');
  const counted = places.map((place, index) => ({ ...place, count: [6, 42][index] }));
  const nothing = () => undefined;
  return (
    <>
      <DeskLayout
        items={counted}
        depositTo="/style"
        onSearch={palette.open}
        banner={<DemoBanner today={today} />}
        account={{
          name: 'Anne-Sophie Le Goff-Kervella',
          email: 'anne-sophie.le-goff@atelier-kermeur.example',
          organisation: 'Atelier Kermeur',
          role: 'propriétaire',
          onAccount: nothing,
          onShortcuts: nothing,
          onSignOut: nothing,
        }}
      >
        <SegmentedControl
          mb="lg"
          aria-label="Partie"
          value={part}
          onChange={(chosen) => {
            window.location.hash = chosen;
            setPart(chosen);
          }}
          data={['dossier', 'liste', 'graphiques', 'document', 'pieces']}
        />
        {part === 'dossier' && <SampleCase />}
        {part === 'liste' && <SampleList />}
        {part === 'graphiques' && <SampleCharts />}
        {part === 'document' && <SampleDocument />}
        {part === 'pieces' && <Parts />}
      </DeskLayout>
      <DeskPalette places={places} depositTo="/style" />
    </>
  );
}

function Parts() {
  const { money } = useFormats();
  return (
    <>
      <PageHead
        name="Style"
        title="Les pièces, une à une"
        facts={<span>États, boutons, champs, vides, erreurs</span>}
      />
      <Columns
        side={
          <Panel title="États">
            <Group gap="xs">
              <StateTag>Close</StateTag>
              <StateTag tone="act">Amiable, étape 4 sur 8</StateTag>
              <StateTag tone="watch">Contestée, relances arrêtées</StateTag>
              <StateTag tone="harm">Prescription dans 74 jours</StateTag>
              <StateTag tone="good">Payée</StateTag>
            </Group>
          </Panel>
        }
      >
        <Stack gap="lg">
          <Group>
            <Button>Relire le message</Button>
            <Button variant="default">Suspendre</Button>
            <Button variant="light">Ajouter la pièce</Button>
            <Button variant="subtle">Voir</Button>
            <Button color="harm">Classer le dossier</Button>
            <Button disabled>Envoyé</Button>
            <Button loading>Envoi</Button>
          </Group>
          <TextInput
            label="SIREN"
            description="Neuf chiffres ; le registre remplit le reste."
            placeholder="732 829 320"
          />
          <TextInput
            label="IBAN"
            defaultValue="FR76 3000 6000 0112 3456 7890 188"
            error="La clé de cet IBAN n’est pas juste : vérifiez les deux derniers chiffres."
          />
          <FileDrop
            title="Déposez votre facture"
            hint="PDF, Factur-X, XML, ou photo. Vingt mégaoctets au plus."
            accept={{ 'application/pdf': ['.pdf'] }}
            maxBytes={20_000_000}
            onFiles={() => undefined}
            onRemove={() => undefined}
            files={[
              {
                id: '1',
                name: 'facture-F-2026-118-menuiserie-brehat-pose-de-six-fenetres-et-volets-roulants.pdf',
                size: 184_220,
                state: 'reading',
              },
              { id: '2', name: 'F-2026-119.xml', size: 18_220, state: 'read', note: 'Factur-X lu en entier' },
              {
                id: '3',
                name: 'photo.heic',
                size: 8_184_220,
                state: 'refused',
                note: 'format non reconnu, rien n’a été envoyé',
              },
            ]}
          />
          <ProgressNote title="Import du relevé de novembre" done={312} total={1_200} unit="lignes" />
          <ErrorState failure={new ApiProblem(0, {})} onRetry={() => undefined} />
          <ErrorState failure={new ApiProblem(403, { kind: 'not-allowed' })} compact />
          <Panel flush>
            <EmptyState title="Aucun dossier pour l’instant" action={<Button>Déposer une facture</Button>}>
              Déposez une facture impayée : ce qui est dû, ce qui partira et ce que cela coûte s’affichent avant toute
              décision.
            </EmptyState>
          </Panel>
          <Divider />
          <KeyFigures>
            <KeyFigure label="Dû, échu" value={money(98_765_432_109)} note="42 dossiers, 61 jours en moyenne" />
            <KeyFigure label="Encaissé ce mois" value={money(2_390_718)} note="dont 21 350,00 € déjà virés" />
            <KeyFigure label="Attendu sous 30 jours" value={money(1_410_000)} note="promesses tenues à 81 %" />
          </KeyFigures>
        </Stack>
      </Columns>
    </>
  );
}
