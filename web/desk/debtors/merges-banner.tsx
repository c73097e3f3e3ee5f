import { Plural, Trans } from '@lingui/react/macro';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import classes from './debtors.module.css';
import { useMergeProposals, useMerges } from './merges.api.ts';

/** Says, above the list of debtors, that some may be one; or where the merges made are. Nothing while it is not known, nor when it fails. */
export function MergesBanner() {
  const { data } = useMergeProposals();
  const { data: made } = useMerges();
  if (data && data.total > 0) {
    return (
      <aside className={`${classes.banner} ${classes.aboveList}`}>
        <p>
          <b>
            <Plural
              value={data.total}
              one="Un débiteur semble inscrit deux fois."
              other="# débiteurs semblent inscrits deux fois."
            />
          </b>{' '}
          <Trans>Réunis, ils ne sont plus relancés en double. C’est vous qui décidez.</Trans>
        </p>
        <LinkButton to="/debiteurs/doublons" variant="default">
          <Trans>Vérifier</Trans>
        </LinkButton>
      </aside>
    );
  }
  if (!made || (made.merges.length === 0 && data?.apart.length === 0)) return null;
  return (
    <p className={classes.made}>
      <LinkButton to="/debiteurs/doublons" variant="subtle" size="compact-sm">
        <Trans>Débiteurs réunis ou distingués</Trans>
      </LinkButton>
    </p>
  );
}

/** After an import: those that it brought, or that were there and look like them. */
export function ImportMerges({ importId }: { importId: string }) {
  const { data } = useMergeProposals(importId);
  if (!data || data.total === 0) return null;
  return (
    <aside className={classes.banner}>
      <p>
        <b>
          <Plural
            value={data.total}
            one="Un débiteur de cette liste semble déjà inscrit sous un autre nom."
            other="# débiteurs de cette liste semblent déjà inscrits sous un autre nom."
          />
        </b>{' '}
        <Trans>Mieux vaut le vérifier avant de lancer les relances.</Trans>
      </p>
      <LinkButton to="/debiteurs/doublons" variant="default">
        <Trans>Vérifier</Trans>
      </LinkButton>
    </aside>
  );
}
