import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorState } from '../states/error-state.tsx';
import type { ProblemWords } from '../states/problem-words.ts';
import classes from './page.module.css';

type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** The question: « Approuver ce virement ? » */
  title: ReactNode;
  /** What will happen, to whom, when; and fields, if the act needs some. */
  children: ReactNode;
  /** The verb: « Approuver ». */
  confirm: ReactNode;
  /** Does it; throws when refused, and the dialog says why. */
  onConfirm: () => Promise<unknown>;
  /** Words for the refusals of this act. */
  words?: ((failure: unknown) => ProblemWords | undefined) | undefined;
  danger?: boolean;
  /** The act leads to a further step, which the caller shows instead. */
  staysOpen?: boolean;
  disabled?: boolean;
};

/** In a long form the reason of a refusal may be below the fold. */
const bringIntoSight = (box: HTMLDivElement | null) => box?.scrollIntoView({ block: 'nearest' });

/** Says what an act will do before it is done, does it once, and stays open with the reason when it is refused. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, confirm, onConfirm, words } = props;
  const { danger = false, disabled = false, staysOpen = false } = props;
  const { t } = useLingui();
  const [failure, setFailure] = useState<unknown>();
  const [isActing, setActing] = useState(false);
  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const act = async () => {
    if (isActing) return;
    setActing(true);
    setFailure(undefined);
    try {
      await onConfirm();
      if (!staysOpen) onClose();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setActing(false);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={title} size={520} closeButtonProps={{ 'aria-label': t`Fermer` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <div className={classes.dialog}>{children}</div>
        {failure !== undefined && (
          <div ref={bringIntoSight}>
            <ErrorState compact failure={failure} words={words?.(failure)} />
          </div>
        )}
        <Group justify="flex-end" mt={20} gap={8}>
          <Button variant="default" onClick={close} disabled={isActing}>
            <Trans>Annuler</Trans>
          </Button>
          <Button type="submit" loading={isActing} disabled={disabled} {...(danger ? { color: 'harm' } : {})}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
