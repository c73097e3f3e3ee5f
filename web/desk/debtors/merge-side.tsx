import { Plural, Trans } from '@lingui/react/macro';
import type { MergeSide } from '../../../src/features/debtor-merges/debtor-merges.contract.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { recipientText } from '../cases/words/step-words.ts';
import classes from './debtors.module.css';
import { spacedSiren } from './spaced-siren.ts';

/** One of two debtors: who it is, how it is reached, what it owes. */
export function MergeSideFacts({ side, isKept }: { side: MergeSide; isKept: boolean }) {
  const { addressLines, postcode, city, contacts, invoices, openCases } = side;
  const known = (field: 'name' | 'email' | 'phone') => contacts.flatMap((contact) => contact[field] ?? []);
  const address = [...addressLines, [postcode, city].filter(Boolean).join(' ')].filter(Boolean);
  return (
    <div className={classes.side}>
      <h3 className={classes.sideName}>{side.name}</h3>
      <p className={classes.role}>{isKept ? <Trans>serait gardé</Trans> : <Trans>serait réuni avec lui</Trans>}</p>
      <dl className={classes.facts}>
        <Fact term={<Trans>SIREN</Trans>}>
          {side.siren ? (
            spacedSiren(side.siren)
          ) : side.kind === 'individual' ? (
            <Trans>particulier, sans SIREN</Trans>
          ) : (
            <Trans>sans SIREN</Trans>
          )}
        </Fact>
        <Fact term={<Trans>Adresse</Trans>}>{address.length > 0 ? address.join(', ') : <None />}</Fact>
        <Fact term={<Trans>Courriel</Trans>}>
          <Several texts={known('email')} />
        </Fact>
        <Fact term={<Trans>Téléphone</Trans>}>
          <Several texts={known('phone').map(recipientText)} />
        </Fact>
        {known('name').length > 0 && (
          <Fact term={<Trans>Contacts</Trans>}>
            <Several texts={known('name')} />
          </Fact>
        )}
        <Fact term={<Trans>Factures</Trans>}>
          <Plural value={invoices} _0="aucune facture" one="# facture" other="# factures" />
          {', '}
          <Plural value={openCases} _0="aucun dossier ouvert" one="# dossier ouvert" other="# dossiers ouverts" />
        </Fact>
        <Fact term={<Trans>Reste dû</Trans>}>
          <Money cents={side.owedCents} />
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Several({ texts }: { texts: readonly string[] }) {
  return texts.length > 0 ? [...new Set(texts)].join(', ') : <None />;
}

const None = () => <span className={classes.none}>–</span>;
