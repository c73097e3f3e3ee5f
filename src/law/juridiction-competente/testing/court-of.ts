import { day } from '../../../kernel/civil-date.ts';
import { euros } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import { postcodes } from '../communes.gen.ts';
import { competentCourts } from '../juridiction-competente.ts';

/** A postcode of the commune of that name in the département. */
export function postcodeOf(departement: string, commune: string): string {
  const prefix = departement === '978' ? '97150' : departement.replace(/^(2)[AB]$/, '$10');
  const line = postcodes
    .split(/[\n\t]/)
    .find(
      (one) => one.startsWith(prefix) && one.split(/[|,]/).some((name) => /^~?([^:]*)/.exec(name)?.[1] === commune),
    );
  if (line === undefined) throw new Error(`no ${commune} in ${departement}`);
  return line.slice(0, 5);
}

/** The court that hears a claim of 4 000 € against a debtor of that commune. */
export function courtOf(parties: 'professionals' | 'consumer', departement: string, commune: string) {
  const [amount, on] = [euros('4000.00'), day('2024-11-21')];
  const facts = { parties, amount, on, postcode: postcodeOf(departement, commune), commune };
  const [court] = orThrow(competentCourts(facts)).courts;
  if (court === undefined) throw new Error(`no court for ${commune}`);
  return court;
}
