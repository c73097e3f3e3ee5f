import { useLingui } from '@lingui/react/macro';
import { Stack, Tabs } from '@mantine/core';
import { useCasePlace } from './case-context.ts';
import { CaseStory } from './case-story.tsx';
import { ExhibitsPanel } from './exhibits/exhibits-panel.tsx';
import { ComputationTab } from './tabs/computation-tab.tsx';
import { DocumentsTab } from './tabs/documents-tab.tsx';
import { ExchangesTab } from './tabs/exchanges-tab.tsx';
import { InvoiceLife } from './tabs/invoice-life.tsx';
import { JournalTab } from './tabs/journal-tab.tsx';
import { ProcedureTab } from './tabs/procedure-tab.tsx';

const tabs = ['fil', 'echanges', 'pieces', 'calcul', 'procedure', 'journal'] as const;
export type CaseTab = (typeof tabs)[number];

export function isTab(text: unknown): text is CaseTab {
  return tabs.some((tab) => tab === text);
}

/** The case told in six ways; which one stands in the address. */
export function CaseTabs({ tab }: { tab: CaseTab }) {
  const { t } = useLingui();
  const { view, showTab } = useCasePlace();
  const label: Record<CaseTab, string> = {
    fil: t`Fil du dossier`,
    echanges: t`Échanges ${view.messages.length + view.calls.filter(({ state }) => state === 'done').length}`,
    pieces: t`Pièces ${view.documents.length}`,
    calcul: t`Calcul`,
    procedure: t`Procédure`,
    journal: t`Journal`,
  };
  return (
    <Tabs value={tab} onChange={(chosen) => chosen && showTab(chosen)} keepMounted={false}>
      <Tabs.List mb="lg" aria-label={t`Le dossier`}>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {label[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="fil">
        <CaseStory />
      </Tabs.Panel>
      <Tabs.Panel value="echanges">
        <ExchangesTab />
      </Tabs.Panel>
      <Tabs.Panel value="pieces">
        <Stack gap={20}>
          <ExhibitsPanel />
          <DocumentsTab />
          <InvoiceLife />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="calcul">
        <ComputationTab />
      </Tabs.Panel>
      <Tabs.Panel value="procedure">
        <ProcedureTab />
      </Tabs.Panel>
      <Tabs.Panel value="journal">
        <JournalTab />
      </Tabs.Panel>
    </Tabs>
  );
}
