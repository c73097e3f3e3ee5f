import { type Siren, type Siret, sirenOfTvaNumber, type TvaNumber } from '../../../kernel/siren.ts';
import { present } from '../grammars/field-reading.ts';
import type { PartyRead } from '../invoice-reading.ts';
import type { CompanyNumber } from './identifiers.ts';
import type { PartyFound } from './parties.ts';

/** A party in the shape of an electronic invoice. Recognised characters give no number whose key is wrong. */
export function partyRead(party: PartyFound, scanned: boolean): PartyRead {
  const number = (kind: CompanyNumber['kind']) => {
    const all = party.numbers.filter((each) => each.kind === kind && (each.valid || !scanned));
    return all.find(({ valid }) => valid) ?? all[0];
  };
  const [siret, siren, vat] = [number('siret'), number('siren'), number('vat')];
  const ofVat = vat?.valid ? sirenOfTvaNumber(vat.value as TvaNumber) : undefined;
  const sirenText = siren?.value ?? siret?.value.slice(0, 9) ?? ofVat;
  const validSiren = siren?.valid ? siren.value : siret?.valid ? siret.value.slice(0, 9) : ofVat;
  const place = party.place?.value;
  return {
    identifiers: [],
    addressLines: party.addressLines,
    ...present({
      name: party.name?.value,
      siren: sirenText,
      siret: siret?.value,
      vat: vat?.value,
      validSiren: validSiren as Siren | undefined,
      validSiret: siret?.valid ? (siret.value as Siret) : undefined,
      validVat: vat?.valid ? (vat.value as TvaNumber) : undefined,
      postcode: place?.postcode,
      city: place?.city,
      country: place?.country ?? countryOf(vat?.value, validSiren),
      contact: contactOf(party),
    }),
  };
}

function countryOf(vat: string | undefined, siren: string | undefined): string | undefined {
  return siren ? 'FR' : vat?.slice(0, 2);
}

function contactOf({ email, phone, contact }: PartyFound): PartyRead['contact'] {
  return email || phone || contact ? present({ name: contact, phone, email }) : undefined;
}
