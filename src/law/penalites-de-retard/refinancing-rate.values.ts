import { day } from '../../kernel/civil-date.ts';
import { percent, type Rate } from '../../kernel/money.ts';
import { publication, type Read } from '../citation.ts';
import { type Row, schedule } from '../schedule.ts';

const series = publication(
  'Banque centrale européenne',
  'taux des opérations principales de refinancement',
  'FM.B.U2.EUR.4F.KR.MRR_FR.LEV',
);

/** Tables of two central banks of the Eurosystem, read row by row. */
const BANQUE_DE_FRANCE = {
  told: 'Banque de France, taux directeurs (banque-france.fr, copie d’octobre 2024)',
  read: 'official',
} as const;
const BANKA_SLOVENIJE = {
  told: 'Banka Slovenije, taux directeurs de la BCE (bsi.si, copie de 2025)',
  read: 'official',
} as const;

function ecb(from: string, rate: string, reading: { told?: string; note?: string; read?: Read }): Row<Rate> {
  const { read = 'second-hand', ...rest } = reading;
  return { from: day(from), value: percent(rate), source: series, read, ...rest };
}

/**
 * Rate of the main refinancing operations, from the day of settlement of the first operation. Only the rates in force on
 * 1 January and 1 July matter to penalties. The last row is closed: the decisions of 29 October and 17 December 2026 were not
 * found, so the anchor of 1 January 2027 is unknown until somebody reads it.
 */
export const refinancingRate = schedule<Rate>({
  subject: 'ecb-refinancing-rate',
  title: 'Taux de refinancement de la Banque centrale européenne',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 6,
  // biome-ignore format: a table
  rows: [
    ecb('2008-07-09', '4.25', BANKA_SLOVENIJE),
    ecb('2008-10-15', '3.75', BANQUE_DE_FRANCE),
    ecb('2008-11-12', '3.25', BANQUE_DE_FRANCE),
    ecb('2008-12-10', '2.50', BANQUE_DE_FRANCE),
    ecb('2009-01-21', '2.00', BANQUE_DE_FRANCE),
    ecb('2009-03-11', '1.50', BANQUE_DE_FRANCE),
    ecb('2009-04-08', '1.25', BANQUE_DE_FRANCE),
    ecb('2009-05-13', '1.00', BANQUE_DE_FRANCE),
    ecb('2011-04-13', '1.25', BANQUE_DE_FRANCE),
    ecb('2011-07-13', '1.50', BANQUE_DE_FRANCE),
    ecb('2011-11-09', '1.25', BANQUE_DE_FRANCE),
    ecb('2011-12-14', '1.00', BANQUE_DE_FRANCE),
    ecb('2012-07-11', '0.75', BANQUE_DE_FRANCE),
    ecb('2013-05-08', '0.50', BANQUE_DE_FRANCE),
    ecb('2013-11-13', '0.25', BANQUE_DE_FRANCE),
    ecb('2014-06-11', '0.15', BANQUE_DE_FRANCE),
    ecb('2014-09-10', '0.05', BANQUE_DE_FRANCE),
    ecb('2016-03-16', '0.00', BANQUE_DE_FRANCE),
    ecb('2022-07-27', '0.50', BANQUE_DE_FRANCE),
    ecb('2022-09-14', '1.25', BANQUE_DE_FRANCE),
    ecb('2022-11-02', '2.00', BANQUE_DE_FRANCE),
    ecb('2022-12-21', '2.50', BANQUE_DE_FRANCE),
    ecb('2023-02-08', '3.00', BANQUE_DE_FRANCE),
    ecb('2023-03-22', '3.50', BANQUE_DE_FRANCE),
    ecb('2023-05-10', '3.75', BANQUE_DE_FRANCE),
    ecb('2023-06-21', '4.00', BANQUE_DE_FRANCE),
    ecb('2023-08-02', '4.25', BANQUE_DE_FRANCE),
    ecb('2023-09-20', '4.50', BANQUE_DE_FRANCE),
    ecb('2024-06-12', '4.25', BANQUE_DE_FRANCE),
    ecb('2024-09-18', '3.65', BANQUE_DE_FRANCE),
    ecb('2024-10-23', '3.40', BANQUE_DE_FRANCE),
    ecb('2024-12-18', '3.15', BANKA_SLOVENIJE),
    ecb('2025-02-05', '2.90', BANKA_SLOVENIJE),
    ecb('2025-03-12', '2.65', BANKA_SLOVENIJE),
    ecb('2025-04-23', '2.40', BANKA_SLOVENIJE),
    ecb('2025-06-11', '2.15', { told: 'tables publiques ; communiqué BCE du 11 septembre 2025 (inchangé) ; adjudications de janvier 2026' }),
    ecb('2026-06-17', '2.40', { told: 'décision du 11 juin 2026, +25 points de base ; ancre du 1er juillet 2026 = 2,40' }),
    { ...ecb('2026-09-16', '2.65', { told: 'taux de dépôt de 2,50 à compter du 16 septembre 2026', note: 'taux de refinancement déduit (dépôt + 0,15), non lu ; sans effet sur les pénalités avant le 1er janvier 2027', read: 'unconfirmed' }), until: day('2026-12-31') },
  ],
});
