import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { CasePreview } from '../../../src/features/cases/cases.contract.ts';
import { useFormats, useLanguage } from '../../ui/language.ts';
import { shortPercent } from '../cases/owed/short-percent.ts';
import { useMe } from '../session/session.api.ts';
import classes from './deposit.module.css';

type MandateTextProps = {
  opened: boolean;
  onClose: () => void;
  preview: CasePreview;
  debtorName: string;
  invoiceNumber: string;
};

/** The mandate that a creditor gives, in plain words: the sums, the powers and their limits, the price, the payout, the end. */
export function MandateText({ opened, onClose, preview, debtorName, invoiceNumber }: MandateTextProps) {
  const { money } = useFormats();
  const { t } = useLingui();
  const language = useLanguage();
  const creditor = useMe().organisation?.name ?? '';
  const { owed, cost } = preview;
  const [principal, interest] = [money(owed.principalCents), money(owed.interestCents)];
  const [indemnity, total] = [money(owed.indemnityCents), money(owed.totalCents)];
  const [opening, rate] = [money(cost.openingGrossCents), shortPercent(cost.successPercent, language)];
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t`Fermer` }}
      opened={opened}
      onClose={onClose}
      size="lg"
      title={<Trans>Le mandat de recouvrement amiable</Trans>}
    >
      <div className={classes.mandate}>
        <h3>
          <Trans>Ce que vous confiez</Trans>
        </h3>
        <p>
          <Trans>
            {creditor} charge Recouvrance de demander à l’amiable à {debtorName} le paiement de la facture{' '}
            {invoiceNumber}, soit {principal} en principal, {interest} de pénalités de retard à ce jour et {indemnity}{' '}
            d’indemnité forfaitaire, en tout {total}, les pénalités continuant de courir.
          </Trans>
        </p>
        <p>
          <Trans>
            Vous déclarez que cette créance vous appartient, qu’elle est échue, qu’elle n’a été ni payée ni cédée, et
            que vous ne connaissez pas de contestation. Vous nous dites sans attendre tout paiement reçu chez vous.
          </Trans>
        </p>
        <h3>
          <Trans>Ce que nous pouvons faire, et pas plus</Trans>
        </h3>
        <p>
          <Trans>
            Écrire, appeler et recevoir les paiements en votre nom, selon le plan affiché, que vous pouvez suspendre,
            déplacer ou retirer étape par étape. Aucun acte de procédure, aucune remise, aucun échéancier sans votre
            accord. Aucun frais n’est demandé au débiteur.
          </Trans>
        </p>
        <h3>
          <Trans>Ce que cela coûte</Trans>
        </h3>
        <p>
          {Number(cost.successPercent) === 0 ? (
            <Trans>{opening} TTC, à votre charge, retenus sur les sommes encaissées.</Trans>
          ) : (
            <Trans>
              {opening} TTC, puis {rate} HT des sommes encaissées, à votre charge, retenus sur celles-ci.
            </Trans>
          )}{' '}
          <Trans>Rien n’est dû si rien n’est encaissé, ni sur ce que le débiteur vous paie directement.</Trans>
        </p>
        <h3>
          <Trans>Ce que vous recevez</Trans>
        </h3>
        <p>
          <Trans>
            Les sommes sont reçues sur un compte de fonds de tiers, séparé de notre argent, puis virées sur votre compte
            après contrôle par deux personnes, au plus tard dans le mois de leur encaissement effectif (article R124-6).
            Un relevé en donne le détail.
          </Trans>
        </p>
        <h3>
          <Trans>Ce qui vous garantit</Trans>
        </h3>
        <p>
          <Trans>
            Recouvrance justifie d’une assurance couvrant les conséquences pécuniaires de sa responsabilité civile
            professionnelle : [à compléter par l’opérateur : assureur, numéro de police, montant garanti, dates de
            validité].
          </Trans>
        </p>
        <h3>
          <Trans>Quand cela finit</Trans>
        </h3>
        <p>
          <Trans>
            Au paiement, à votre demande, à tout moment, ou à la fin des soixante jours si vous ne décidez pas d’une
            suite.
          </Trans>
        </p>
        <p>
          <Trans>
            Convention écrite de l’article R124-3 du code des procédures civiles d’exécution, texte du 1er novembre
            2026. Votre accord, votre nom et l’instant sont gardés au dossier.
          </Trans>
        </p>
      </div>
    </Modal>
  );
}
