import { Trans } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MergeProposal } from '../../../src/features/debtor-merges/debtor-merges.contract.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { useCan } from '../session/session.api.ts';
import classes from './debtors.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { MergeSideFacts } from './merge-side.tsx';
import { mergeRefusal, pairNames, reasonWords, warningWords } from './merge-words.ts';
import { useMergeActs } from './merges.api.ts';

/** Two debtors side by side, why they look like one, and the two answers. */
export function MergeProposalPanel({ proposal }: { proposal: MergeProposal }) {
  const manages = useCan('manage');
  const { tellApart } = useMergeActs();
  const [opened, dialog] = useDisclosure(false);
  const { kept, gone, isStrong, reasons, warnings } = proposal;
  const why = reasons.map(reasonWords).join('\u202f; ');
  const [keptName, goneName] = pairNames(kept, gone);
  return (
    <Panel
      title={
        <>
          {keptName} <span className={classes.and}>·</span> {goneName}
        </>
      }
      aside={
        <StateTag tone={isStrong ? 'act' : 'watch'}>
          {isStrong ? <Trans>très probable</Trans> : <Trans>à vérifier</Trans>}
        </StateTag>
      }
    >
      <p className={classes.why}>
        <Trans>Pourquoi : {why}.</Trans>
      </p>
      <div className={classes.pair}>
        <MergeSideFacts side={kept} isKept />
        <MergeSideFacts side={gone} isKept={false} />
      </div>
      {warnings.length > 0 && (
        <Alert color="watch" mt={14}>
          <ul className={classes.plainList}>
            {warnings.map((warning) => (
              <li key={warning}>{warningWords(warning)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {tellApart.error ? <ErrorState failure={tellApart.error} words={mergeRefusal(tellApart.error)} compact /> : null}
      {manages && (
        <div className={classes.answers}>
          <Button onClick={dialog.open}>
            <Trans>C’est le même</Trans>
          </Button>
          <Button
            variant="default"
            loading={tellApart.isPending}
            onClick={() => tellApart.mutate({ firstId: kept.id, secondId: gone.id })}
          >
            <Trans>Ce sont deux débiteurs</Trans>
          </Button>
        </div>
      )}
      {opened && <MergeDialog proposal={proposal} onClose={dialog.close} />}
    </Panel>
  );
}
