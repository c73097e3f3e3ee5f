import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import classes from './debtors.module.css';
import { ApartList, MergeList } from './merge-lists.tsx';
import { MergeProposalPanel } from './merge-proposal.tsx';
import { useMergeProposals } from './merges.api.ts';

/** Debtors that may be one, side by side; what was already decided, which can be undone. */
export default function MergesPage() {
  const { t } = useLingui();
  const { count } = useFormats();
  const { data, error, refetch } = useMergeProposals();
  const shown = data?.proposals.length ?? 0;
  const total = count(data?.total ?? 0);
  return (
    <div className={classes.page}>
      <PageHead
        name={t`Débiteurs en double`}
        trail={
          <Link to="/debiteurs">
            <Trans>Débiteurs</Trans>
          </Link>
        }
        title={
          data ? (
            <Plural
              value={data.total}
              _0="Aucun débiteur ne semble inscrit deux fois"
              one="Un débiteur semble inscrit deux fois"
              other="# débiteurs semblent inscrits deux fois"
            />
          ) : (
            <Trans>Débiteurs en double</Trans>
          )
        }
      />
      {error ? (
        <ErrorState failure={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={320} />
      ) : data.proposals.length === 0 ? (
        <EmptyState title={<Trans>Rien à vérifier</Trans>}>
          <Trans>
            Quand un même débiteur arrive sous deux écritures, il vous est montré ici. Rien n’est réuni sans vous : deux
            entreprises qui ont chacune leur SIREN ne le sont jamais.
          </Trans>
        </EmptyState>
      ) : (
        <>
          <p className={classes.lead}>
            <Trans>
              Un débiteur inscrit deux fois est relancé plus souvent qu’il ne devrait. Rien n’est réuni sans vous, et
              une fusion se défait à tout moment.
            </Trans>
          </p>
          {data.proposals.map((proposal) => (
            <MergeProposalPanel key={`${proposal.kept.id} ${proposal.gone.id}`} proposal={proposal} />
          ))}
          {shown < data.total && (
            <p className={classes.lead}>
              <Trans>
                Voici les {shown} plus sûrs, sur {total} : les suivants viennent à mesure que vous répondez.
              </Trans>
            </p>
          )}
        </>
      )}
      {data && <ApartList apart={data.apart} />}
      <MergeList />
    </div>
  );
}
