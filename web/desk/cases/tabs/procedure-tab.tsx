import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useCasePlace } from '../case-context.ts';
import { useCaseAct } from '../cases.api.ts';
import classes from '../cases.module.css';

type Choice = 'commissaire-de-justice' | 'wait' | 'close';

/** What comes after the sixty days, and the decision when it is time. */
export function ProcedureTab() {
  const { view, canAct } = useCasePlace();
  const { longDate } = useFormats();
  const [choice, setChoice] = useState<Choice>();
  const handOver = view.plan.find(({ step }) => step === 'hand-over');
  const on = handOver ? longDate(handOver.on as CivilDate) : undefined;
  const decides = view.state === 'hand-over' && canAct;
  return (
    <div className={classes.stack}>
      <Panel
        title={decides ? <Trans>Que voulez-vous faire ?</Trans> : <Trans>Après les soixante jours à l’amiable</Trans>}
      >
        <p className={classes.lead}>
          {view.state === 'handed-over' ? (
            <Trans>Vous avez choisi le commissaire de justice : plus aucune relance ne part d’ici.</Trans>
          ) : decides ? (
            <Trans>L’amiable n’a pas suffi. Rien ne part tant que vous n’avez pas choisi.</Trans>
          ) : on ? (
            <Trans>Si rien n’est payé le {on}, nous vous demanderons de choisir. Rien ne sera engagé sans vous.</Trans>
          ) : (
            <Trans>Rien n’est engagé sans votre décision.</Trans>
          )}
        </p>
        <ol className={classes.choices}>
          <ChoiceRow
            title={<Trans>Confier le dossier à un commissaire de justice</Trans>}
            text={
              <Trans>
                Il peut encore obtenir un accord, puis un titre qui permet de saisir. Ses actes ont un tarif à part, qui
                vous est dit avant que vous ne décidiez.
              </Trans>
            }
            action={
              decides && (
                <Button onClick={() => setChoice('commissaire-de-justice')}>
                  <Trans>Le confier</Trans>
                </Button>
              )
            }
          />
          <ChoiceRow
            title={<Trans>Attendre</Trans>}
            text={
              <Trans>
                Le dossier reste ouvert, les pénalités courent, le lien de paiement du débiteur marche toujours. Vous
                pouvez encore choisir plus tard.
              </Trans>
            }
            action={
              decides && (
                <Button variant="default" onClick={() => setChoice('wait')}>
                  <Trans>Attendre</Trans>
                </Button>
              )
            }
          />
          <ChoiceRow
            title={<Trans>Arrêter</Trans>}
            text={<Trans>Le dossier est clos. La facture reste due, mais nous ne la réclamons plus.</Trans>}
            action={
              decides && (
                <Button variant="default" onClick={() => setChoice('close')}>
                  <Trans>Arrêter</Trans>
                </Button>
              )
            }
          />
        </ol>
      </Panel>
      {choice && <Confirm choice={choice} onClose={() => setChoice(undefined)} />}
    </div>
  );
}

function ChoiceRow({ title, text, action }: { title: ReactNode; text: ReactNode; action?: ReactNode }) {
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
      {action}
    </li>
  );
}

function Confirm({ choice, onClose }: { choice: Choice; onClose: () => void }) {
  const { view } = useCasePlace();
  const act = useCaseAct(view.id);
  const { name } = view.debtor;
  const words = {
    'commissaire-de-justice': {
      title: <Trans>Confier ce dossier à un commissaire de justice ?</Trans>,
      text: (
        <Trans>
          Les relances s’arrêtent pour de bon. Aucun message ne part à {name} aujourd’hui, et aucun acte n’est engagé :
          son coût vous sera dit avant.
        </Trans>
      ),
      verb: <Trans>Le confier</Trans>,
    },
    wait: {
      title: <Trans>Attendre ?</Trans>,
      text: <Trans>Rien ne part à {name}. Le dossier reste ouvert et vous demandera encore de choisir.</Trans>,
      verb: <Trans>Attendre</Trans>,
    },
    close: {
      title: <Trans>Arrêter ce dossier ?</Trans>,
      text: (
        <Trans>
          Le dossier est clos aujourd’hui. {name} ne reçoit rien, et le lien de paiement ne demande plus rien.
        </Trans>
      ),
      verb: <Trans>Arrêter</Trans>,
    },
  }[choice];
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={words.title}
      confirm={words.verb}
      danger={choice === 'close'}
      onConfirm={() => act.mutateAsync({ path: 'hand-over', body: { choice } })}
    >
      <p>{words.text}</p>
    </ConfirmDialog>
  );
}
