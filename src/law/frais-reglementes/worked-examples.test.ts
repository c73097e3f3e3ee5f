import { expect, test } from 'vitest';
import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, decimal, euros } from '../../kernel/money.ts';
import { orThrow, type Result } from '../../kernel/result.ts';
import type { Ruling } from '../schedule.ts';
import { actCost, debtorRecoveryFee, engagementDiscount, engagementFee } from './frais-reglementes.ts';
import type { Act } from './frais-reglementes.values.ts';

/**
 * Worked apart from this code, in exact decimals rounded half up once: the fee of the table of each article times the coefficient of
 * A444-46, travel of A444-48, VAT of 20 %; the scales of A444-15 and A444-31 slice by slice, on each side of every bound.
 */
const rows = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

/** act | day | obligation | travel | fee | before VAT | VAT | total */
const acts = `
assignation|2025-06-01|64.00|electronic|9.14|17.94|3.59|21.53
assignation|2025-06-01|64.00|paper|9.14|18.54|3.71|22.25
assignation|2025-06-01|128.00|electronic|9.14|17.94|3.59|21.53
assignation|2025-06-01|128.00|paper|9.14|18.54|3.71|22.25
assignation|2025-06-01|128.01|electronic|18.28|27.08|5.42|32.50
assignation|2025-06-01|128.01|paper|18.28|27.68|5.54|33.22
assignation|2025-06-01|1280.00|electronic|18.28|27.08|5.42|32.50
assignation|2025-06-01|1280.00|paper|18.28|27.68|5.54|33.22
assignation|2025-06-01|1280.01|electronic|36.56|45.36|9.07|54.43
assignation|2025-06-01|1280.01|paper|36.56|45.96|9.19|55.15
assignation|2025-06-01|4812.07|electronic|36.56|45.36|9.07|54.43
assignation|2025-06-01|4812.07|paper|36.56|45.96|9.19|55.15
service-of-decision|2025-06-01|64.00|electronic|12.90|21.70|4.34|26.04
service-of-decision|2025-06-01|64.00|paper|12.90|22.30|4.46|26.76
service-of-decision|2025-06-01|128.00|electronic|12.90|21.70|4.34|26.04
service-of-decision|2025-06-01|128.00|paper|12.90|22.30|4.46|26.76
service-of-decision|2025-06-01|128.01|electronic|25.79|34.59|6.92|41.51
service-of-decision|2025-06-01|128.01|paper|25.79|35.19|7.04|42.23
service-of-decision|2025-06-01|1280.00|electronic|25.79|34.59|6.92|41.51
service-of-decision|2025-06-01|1280.00|paper|25.79|35.19|7.04|42.23
service-of-decision|2025-06-01|1280.01|electronic|51.58|60.38|12.08|72.46
service-of-decision|2025-06-01|1280.01|paper|51.58|60.98|12.20|73.18
service-of-decision|2025-06-01|4812.07|electronic|51.58|60.38|12.08|72.46
service-of-decision|2025-06-01|4812.07|paper|51.58|60.98|12.20|73.18
service-of-title|2025-06-01|64.00|electronic|12.90|21.70|4.34|26.04
service-of-title|2025-06-01|64.00|paper|12.90|22.30|4.46|26.76
service-of-title|2025-06-01|128.00|electronic|12.90|21.70|4.34|26.04
service-of-title|2025-06-01|128.00|paper|12.90|22.30|4.46|26.76
service-of-title|2025-06-01|128.01|electronic|25.79|34.59|6.92|41.51
service-of-title|2025-06-01|128.01|paper|25.79|35.19|7.04|42.23
service-of-title|2025-06-01|1280.00|electronic|25.79|34.59|6.92|41.51
service-of-title|2025-06-01|1280.00|paper|25.79|35.19|7.04|42.23
service-of-title|2025-06-01|1280.01|electronic|51.58|60.38|12.08|72.46
service-of-title|2025-06-01|1280.01|paper|51.58|60.98|12.20|73.18
service-of-title|2025-06-01|4812.07|electronic|51.58|60.38|12.08|72.46
service-of-title|2025-06-01|4812.07|paper|51.58|60.98|12.20|73.18
service-of-injonction|2025-06-01|64.00|electronic|12.90|21.70|4.34|26.04
service-of-injonction|2025-06-01|64.00|paper|12.90|22.30|4.46|26.76
service-of-injonction|2025-06-01|128.00|electronic|12.90|21.70|4.34|26.04
service-of-injonction|2025-06-01|128.00|paper|12.90|22.30|4.46|26.76
service-of-injonction|2025-06-01|128.01|electronic|25.79|34.59|6.92|41.51
service-of-injonction|2025-06-01|128.01|paper|25.79|35.19|7.04|42.23
service-of-injonction|2025-06-01|1280.00|electronic|25.79|34.59|6.92|41.51
service-of-injonction|2025-06-01|1280.00|paper|25.79|35.19|7.04|42.23
service-of-injonction|2025-06-01|1280.01|electronic|51.58|60.38|12.08|72.46
service-of-injonction|2025-06-01|1280.01|paper|51.58|60.98|12.20|73.18
service-of-injonction|2025-06-01|4812.07|electronic|51.58|60.38|12.08|72.46
service-of-injonction|2025-06-01|4812.07|paper|51.58|60.98|12.20|73.18
urgent-service|2025-06-01|64.00|electronic|45.09|53.89|10.78|64.67
urgent-service|2025-06-01|64.00|paper|45.09|54.49|10.90|65.39
urgent-service|2025-06-01|128.00|electronic|45.09|53.89|10.78|64.67
urgent-service|2025-06-01|128.00|paper|45.09|54.49|10.90|65.39
urgent-service|2025-06-01|128.01|electronic|90.18|98.98|19.80|118.78
urgent-service|2025-06-01|128.01|paper|90.18|99.58|19.92|119.50
urgent-service|2025-06-01|1280.00|electronic|90.18|98.98|19.80|118.78
urgent-service|2025-06-01|1280.00|paper|90.18|99.58|19.92|119.50
urgent-service|2025-06-01|1280.01|electronic|180.36|189.16|37.83|226.99
urgent-service|2025-06-01|1280.01|paper|180.36|189.76|37.95|227.71
urgent-service|2025-06-01|4812.07|electronic|180.36|189.16|37.83|226.99
urgent-service|2025-06-01|4812.07|paper|180.36|189.76|37.95|227.71
saisie-attribution|2025-06-01|64.00|electronic|16.66|25.46|5.09|30.55
saisie-attribution|2025-06-01|64.00|paper|16.66|26.06|5.21|31.27
saisie-attribution|2025-06-01|128.00|electronic|16.66|25.46|5.09|30.55
saisie-attribution|2025-06-01|128.00|paper|16.66|26.06|5.21|31.27
saisie-attribution|2025-06-01|128.01|electronic|33.31|42.11|8.42|50.53
saisie-attribution|2025-06-01|128.01|paper|33.31|42.71|8.54|51.25
saisie-attribution|2025-06-01|1280.00|electronic|33.31|42.11|8.42|50.53
saisie-attribution|2025-06-01|1280.00|paper|33.31|42.71|8.54|51.25
saisie-attribution|2025-06-01|1280.01|electronic|66.62|75.42|15.08|90.50
saisie-attribution|2025-06-01|1280.01|paper|66.62|76.02|15.20|91.22
saisie-attribution|2025-06-01|4812.07|electronic|66.62|75.42|15.08|90.50
saisie-attribution|2025-06-01|4812.07|paper|66.62|76.02|15.20|91.22
commandement-saisie-vente|2025-06-01|64.00|electronic|10.21|19.01|3.80|22.81
commandement-saisie-vente|2025-06-01|64.00|paper|10.21|19.61|3.92|23.53
commandement-saisie-vente|2025-06-01|128.00|electronic|10.21|19.01|3.80|22.81
commandement-saisie-vente|2025-06-01|128.00|paper|10.21|19.61|3.92|23.53
commandement-saisie-vente|2025-06-01|128.01|electronic|20.42|29.22|5.84|35.06
commandement-saisie-vente|2025-06-01|128.01|paper|20.42|29.82|5.96|35.78
commandement-saisie-vente|2025-06-01|1280.00|electronic|20.42|29.22|5.84|35.06
commandement-saisie-vente|2025-06-01|1280.00|paper|20.42|29.82|5.96|35.78
commandement-saisie-vente|2025-06-01|1280.01|electronic|40.84|49.64|9.93|59.57
commandement-saisie-vente|2025-06-01|1280.01|paper|40.84|50.24|10.05|60.29
commandement-saisie-vente|2025-06-01|4812.07|electronic|40.84|49.64|9.93|59.57
commandement-saisie-vente|2025-06-01|4812.07|paper|40.84|50.24|10.05|60.29
service-of-injonction|2026-11-21|64.00|electronic|12.90|21.70|4.34|26.04
service-of-injonction|2026-11-21|64.00|paper|12.90|22.30|4.46|26.76
service-of-injonction|2026-11-21|128.00|electronic|12.90|21.70|4.34|26.04
service-of-injonction|2026-11-21|128.00|paper|12.90|22.30|4.46|26.76
service-of-injonction|2026-11-21|128.01|electronic|25.79|34.59|6.92|41.51
service-of-injonction|2026-11-21|128.01|paper|25.79|35.19|7.04|42.23
service-of-injonction|2026-11-21|1280.00|electronic|25.79|34.59|6.92|41.51
service-of-injonction|2026-11-21|1280.00|paper|25.79|35.19|7.04|42.23
service-of-injonction|2026-11-21|1280.01|electronic|51.58|60.38|12.08|72.46
service-of-injonction|2026-11-21|1280.01|paper|51.58|60.98|12.20|73.18
service-of-injonction|2026-11-21|4812.07|electronic|51.58|60.38|12.08|72.46
service-of-injonction|2026-11-21|4812.07|paper|51.58|60.98|12.20|73.18
`;

test.each(rows(acts))('%s on %s for %s, %s', (act, on, obligation, way, ...expected) => {
  const facts = { act: act as Act, on: day(on!), obligation: euros(obligation!), isElectronic: way === 'electronic' };
  const { fee, beforeVat, vat, total } = orThrow(actCost(facts));
  expect([fee, beforeVat, vat, total].map((one) => decimal(one!))).toEqual(expected);
});

/** act | day | obligation | fee: travel of that period was not read */
const alone = `
assignation|2022-06-01|64.00|9.05
assignation|2022-06-01|128.00|9.05
assignation|2022-06-01|128.01|18.09
assignation|2022-06-01|1280.00|18.09
assignation|2022-06-01|1280.01|36.18
assignation|2022-06-01|4812.07|36.18
service-of-decision|2022-06-01|64.00|12.77
service-of-decision|2022-06-01|128.00|12.77
service-of-decision|2022-06-01|128.01|25.53
service-of-decision|2022-06-01|1280.00|25.53
service-of-decision|2022-06-01|1280.01|51.06
service-of-decision|2022-06-01|4812.07|51.06
service-of-title|2022-06-01|64.00|12.77
service-of-title|2022-06-01|128.00|12.77
service-of-title|2022-06-01|128.01|25.53
service-of-title|2022-06-01|1280.00|25.53
service-of-title|2022-06-01|1280.01|51.06
service-of-title|2022-06-01|4812.07|51.06
service-of-injonction|2022-06-01|64.00|12.77
service-of-injonction|2022-06-01|128.00|12.77
service-of-injonction|2022-06-01|128.01|25.53
service-of-injonction|2022-06-01|1280.00|25.53
service-of-injonction|2022-06-01|1280.01|51.06
service-of-injonction|2022-06-01|4812.07|51.06
urgent-service|2022-06-01|64.00|44.64
urgent-service|2022-06-01|128.00|44.64
urgent-service|2022-06-01|128.01|89.28
urgent-service|2022-06-01|1280.00|89.28
urgent-service|2022-06-01|1280.01|178.56
urgent-service|2022-06-01|4812.07|178.56
saisie-attribution|2022-06-01|64.00|16.49
saisie-attribution|2022-06-01|128.00|16.49
saisie-attribution|2022-06-01|128.01|32.98
saisie-attribution|2022-06-01|1280.00|32.98
saisie-attribution|2022-06-01|1280.01|65.96
saisie-attribution|2022-06-01|4812.07|65.96
commandement-saisie-vente|2022-06-01|64.00|10.11
commandement-saisie-vente|2022-06-01|128.00|10.11
commandement-saisie-vente|2022-06-01|128.01|20.21
commandement-saisie-vente|2022-06-01|1280.00|20.21
commandement-saisie-vente|2022-06-01|1280.01|40.42
commandement-saisie-vente|2022-06-01|4812.07|40.42
sommation-interpellative|2022-06-01|64.00|7.45
sommation-interpellative|2022-06-01|128.00|7.45
sommation-interpellative|2022-06-01|128.01|14.90
sommation-interpellative|2022-06-01|1280.00|14.90
sommation-interpellative|2022-06-01|1280.01|29.80
sommation-interpellative|2022-06-01|4812.07|29.80
`;

test.each(rows(alone))('%s on %s for %s: %s alone', (act, on, obligation, expected) => {
  for (const isElectronic of [true, false]) {
    const found = orThrow(actCost({ act: act as Act, on: day(on!), obligation: euros(obligation!), isElectronic }));
    expect([decimal(found.fee), found.total]).toEqual([expected, undefined]);
  }
});

const worked = (of: (sum: Cents, on: CivilDate) => Result<Ruling<Cents>, unknown>, on: string, sum: string) =>
  decimal(orThrow(of(euros(sum), day(on))).value);

/** day | sum recovered | what the debtor owes (A444-31) */
const recovery = `
2022-06-01|0.01|4.25
2022-06-01|44.00|4.25
2022-06-01|44.01|4.26
2022-06-01|80.00|7.74
2022-06-01|124.99|12.09
2022-06-01|125.00|12.09
2022-06-01|125.01|12.09
2022-06-01|300.00|23.10
2022-06-01|609.99|42.59
2022-06-01|610.00|42.59
2022-06-01|610.01|42.59
2022-06-01|1000.00|55.78
2022-06-01|1524.99|73.52
2022-06-01|1525.00|73.52
2022-06-01|1525.01|73.52
2022-06-01|4812.07|83.05
2022-06-01|10000.00|98.10
2022-06-01|50000.00|214.10
2022-06-01|100000.00|359.10
2022-06-01|150000.00|504.10
2022-06-01|165820.00|549.98
2022-06-01|165840.00|550.00
2022-06-01|200000.00|550.00
2025-06-01|0.01|4.30
2025-06-01|44.00|4.30
2025-06-01|44.01|4.30
2025-06-01|80.00|7.82
2025-06-01|124.99|12.21
2025-06-01|125.00|12.21
2025-06-01|125.01|12.21
2025-06-01|300.00|23.33
2025-06-01|609.99|43.01
2025-06-01|610.00|43.01
2025-06-01|610.01|43.01
2025-06-01|1000.00|56.31
2025-06-01|1524.99|74.21
2025-06-01|1525.00|74.21
2025-06-01|1525.01|74.21
2025-06-01|4812.07|83.74
2025-06-01|10000.00|98.79
2025-06-01|50000.00|214.79
2025-06-01|100000.00|359.79
2025-06-01|150000.00|504.79
2025-06-01|165820.00|550.00
2025-06-01|165840.00|550.00
2025-06-01|200000.00|550.00
`;

test.each(rows(recovery))('A444-31 on %s for %s: %s', (on, sum, expected) => {
  expect(worked(debtorRecoveryFee, on!, sum!)).toBe(expected);
});

/** day | sum claimed | droit d'engagement (A444-15) */
const engagement = `
2022-06-01|0.01|4.29
2022-06-01|76.00|4.29
2022-06-01|76.01|4.26
2022-06-01|200.00|11.20
2022-06-01|303.99|17.02
2022-06-01|304.00|17.02
2022-06-01|304.01|17.02
2022-06-01|600.00|25.31
2022-06-01|911.99|34.05
2022-06-01|912.00|34.05
2022-06-01|912.01|34.05
2022-06-01|2000.00|49.28
2022-06-01|3039.99|63.84
2022-06-01|3040.00|63.84
2022-06-01|3040.01|63.84
2022-06-01|4812.07|68.80
2022-06-01|10000.00|83.33
2022-06-01|50000.00|195.33
2022-06-01|70000.00|251.33
2022-06-01|75000.00|265.33
2022-06-01|76000.00|268.13
2022-06-01|77000.00|268.13
2022-06-01|90000.00|268.13
2025-06-01|0.01|4.29
2025-06-01|76.00|4.29
2025-06-01|76.01|4.30
2025-06-01|200.00|11.32
2025-06-01|303.99|17.21
2025-06-01|304.00|17.21
2025-06-01|304.01|17.21
2025-06-01|600.00|25.58
2025-06-01|911.99|34.41
2025-06-01|912.00|34.41
2025-06-01|912.01|34.41
2025-06-01|2000.00|49.75
2025-06-01|3039.99|64.42
2025-06-01|3040.00|64.42
2025-06-01|3040.01|64.42
2025-06-01|4812.07|69.38
2025-06-01|10000.00|83.91
2025-06-01|50000.00|195.91
2025-06-01|70000.00|251.91
2025-06-01|75000.00|265.91
2025-06-01|76000.00|268.13
2025-06-01|77000.00|268.13
2025-06-01|90000.00|268.13
`;

test.each(rows(engagement))('A444-15 on %s for %s: %s', (on, sum, expected) => {
  expect(worked(engagementFee, on!, sum!)).toBe(expected);
});

/** day | sum claimed | most that may be given up (A444-52) */
const discounts = `
2022-06-01|100.00|0.00
2022-06-01|3040.00|0.00
2022-06-01|3040.01|0.00
2022-06-01|4812.07|0.99
2022-06-01|10000.00|3.90
2022-06-01|50000.00|26.30
2022-06-01|70000.00|37.50
2022-06-01|90000.00|40.86
2025-06-01|100.00|0.00
2025-06-01|3040.00|0.00
2025-06-01|3040.01|0.00
2025-06-01|4812.07|0.99
2025-06-01|10000.00|3.90
2025-06-01|50000.00|26.30
2025-06-01|70000.00|37.50
2025-06-01|90000.00|40.74
`;

test.each(rows(discounts))('A444-52 on %s for %s: %s', (on, sum, expected) => {
  expect(worked(engagementDiscount, on!, sum!)).toBe(expected);
});
