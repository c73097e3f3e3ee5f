import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { useTableAddress } from '../../ui/lists/table-address.ts';
import { SearchField, Toolbar, Views } from '../../ui/lists/toolbar.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { ChannelTag, subjectOf } from './channel-tag.tsx';
import classes from './operator.module.css';
import { type OutboxItem, outboxQuery } from './outbox.api.ts';
import { OutboxContent } from './outbox-content.tsx';

/** Everything that left, newest first, with what was in it: the demonstration's post, or the proof of what an adapter took. */
export default function OutboxPage() {
  const { t } = useLingui();
  const { filters, setFilter } = useTableAddress({ by: 'sentAt', descending: true });
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    outboxQuery(filters.voie, filters.q),
  );
  const items = data?.pages.flat();
  const chosen = items?.find(({ id }) => id === filters.envoi) ?? (filters.envoi ? undefined : items?.[0]);
  return (
    <>
      <PageHead name={t`Boîte d’envoi`} title={<Trans>Tout ce qui est parti, tel que c’est parti</Trans>} />
      <Toolbar>
        <Views
          chosen={filters.voie ?? ''}
          onChoose={(id) => setFilter('voie', id)}
          views={[
            { id: '', label: t`Tous` },
            { id: 'email', label: t`Courriels` },
            { id: 'sms', label: t`SMS` },
            { id: 'letter', label: t`Lettres` },
            { id: 'registered-letter', label: t`Recommandés` },
          ]}
        />
        <SearchField
          label={t`Destinataire ou objet`}
          value={filters.q ?? ''}
          onChange={(value) => setFilter('q', value)}
        />
      </Toolbar>
      {error && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {!items && !error && <Skeleton height={420} />}
      {items?.length === 0 && <NothingLeft isFiltered={Boolean(filters.q || filters.voie)} />}
      {items && items.length > 0 && (
        <div className={classes.outbox} data-opened={Boolean(filters.envoi) || undefined}>
          <div className={classes.sentList}>
            <ul aria-label={t`Envois`}>
              {items.map((item) => (
                <li key={item.id}>
                  <SentRow item={item} isChosen={item.id === chosen?.id} onChoose={() => setFilter('envoi', item.id)} />
                </li>
              ))}
            </ul>
            {hasNextPage && (
              <Button
                variant="subtle"
                size="xs"
                fullWidth
                loading={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                <Trans>Voir les envois plus anciens</Trans>
              </Button>
            )}
          </div>
          <div className={classes.sentContent}>
            <OutboxContent
              id={chosen?.id ?? filters.envoi ?? ''}
              item={chosen}
              onBack={() => setFilter('envoi', undefined)}
            />
          </div>
        </div>
      )}
    </>
  );
}

function NothingLeft({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Panel flush>
      <EmptyState
        title={isFiltered ? <Trans>Aucun envoi ne correspond</Trans> : <Trans>Rien n’est encore parti</Trans>}
      >
        {isFiltered ? (
          <Trans>Essayez un autre destinataire, ou revenez à tous les envois.</Trans>
        ) : (
          <Trans>Ouvrez un dossier, ou avancez l’horloge de la démonstration : le premier rappel arrivera ici.</Trans>
        )}
      </EmptyState>
    </Panel>
  );
}

type SentRowProps = { item: OutboxItem; isChosen: boolean; onChoose: () => void };

function SentRow({ item, isChosen, onChoose }: SentRowProps) {
  const { instant } = useFormats();
  return (
    <UnstyledButton className={classes.sent} aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      <span className={classes.sentHead}>
        <ChannelTag channel={item.channel} />
        <time dateTime={item.sentAt}>{instant(item.sentAt)}</time>
      </span>
      <span className={classes.sentSubject}>{item.channel === 'sms' ? item.bodyText : subjectOf(item)}</span>
      <span className={classes.sentTo}>{item.recipient}</span>
    </UnstyledButton>
  );
}
