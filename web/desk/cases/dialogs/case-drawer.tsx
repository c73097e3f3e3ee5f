import { useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';

/** A sheet that slides over the page, wide enough for a letter; the whole screen on a phone. */
export function CaseDrawer({
  title,
  onClose,
  children,
}: {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(760px, 100vw)"
      title={title}
      padding="lg"
      closeButtonProps={{ 'aria-label': t`Fermer` }}
    >
      {children}
    </Drawer>
  );
}
