import { Trans, useLingui } from '@lingui/react/macro';
import { Kbd, Modal, Switch } from '@mantine/core';
import classes from './shell.module.css';
import { useSingleKeys } from './use-shortcuts.ts';

type ShortcutsHelpProps = { opened: boolean; onClose: () => void; places: readonly { to: string; label: string }[] };

export function ShortcutsHelp({ opened, onClose, places }: ShortcutsHelpProps) {
  const { t } = useLingui();
  const [areOn, setOn] = useSingleKeys();
  const lines: [string, string[]][] = [
    [t`Chercher, aller, agir`, ['⌘', 'K']],
    [t`Déposer une facture`, ['n']],
    ...places.map(({ label }, index): [string, string[]] => [label, ['g', String(index + 1)]]),
    [t`Cette aide`, ['?']],
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={<Trans>Raccourcis du clavier</Trans>}>
      <table className={classes.shortcuts}>
        <tbody>
          {lines.map(([label, keys]) => (
            <tr key={label}>
              <td>{label}</td>
              <td>
                {keys.map((key) => (
                  <Kbd key={key} ml={4}>
                    {key}
                  </Kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        mt="md"
        checked={areOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
        label={t`Raccourcis d’une seule touche`}
        description={t`Coupez-les si vous dictez au clavier ; ⌘K reste.`}
      />
    </Modal>
  );
}
