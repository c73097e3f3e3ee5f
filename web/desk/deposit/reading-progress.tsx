import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Progress } from '@mantine/core';
import type { DepositView } from '../../../src/features/claims/claims.contract.ts';

/** A scan being read, page after page: the form is there meanwhile. */
export function ReadingProgress({ beingRead }: { beingRead: NonNullable<DepositView['beingRead']> }) {
  const { t } = useLingui();
  const { page, pages, percent } = beingRead;
  return (
    <Alert color="gray" role="status" title={<Trans>Nous lisons ce document, c’est une image.</Trans>}>
      <Trans>
        Page {page} sur {pages}. Quelques secondes par page ; vous pouvez déjà saisir la facture, ce que vous écrivez
        est gardé.
      </Trans>
      <Progress value={Math.max(percent, 4)} size={5} mt={10} aria-label={t`Lecture du document`} />
    </Alert>
  );
}
