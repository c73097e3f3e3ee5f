import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import classes from './settings.module.css';

/** The codes for the day the telephone is lost: shown once, to copy or to keep as a file. */
function CodeList({ codes }: { codes: readonly string[] }) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 2_000 });
  const text = codes.join('\n');
  return (
    <>
      <p>
        <Trans>
          Si vous perdez votre téléphone, l’un d’eux vous fera entrer, une seule fois chacun. Ils ne seront plus jamais
          montrés.
        </Trans>
      </p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap={8}>
        <Button variant="default" size="xs" onClick={() => clipboard.copy(text)}>
          {clipboard.copied ? <Trans>Copiés</Trans> : <Trans>Copier</Trans>}
        </Button>
        <Button
          component="a"
          variant="default"
          size="xs"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t`recouvrance-codes-de-secours.txt`}
        >
          <Trans>Télécharger</Trans>
        </Button>
      </Group>
    </>
  );
}

export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened
      onClose={onDone}
      title={<Trans>Gardez ces codes de secours</Trans>}
      size={520}
      closeButtonProps={{ 'aria-label': t`Fermer` }}
    >
      <div className={classes.stack}>
        <CodeList codes={codes} />
        <Group justify="flex-end">
          <Button onClick={onDone}>
            <Trans>Je les ai gardés</Trans>
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
