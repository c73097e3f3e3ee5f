import { useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { codeNames } from '../../../../src/law/citation.ts';
import type { AddLawRow } from './law.api.ts';

export type Reference = AddLawRow['reference'];
export type ReferenceForm = {
  kind: Reference['kind'];
  code: string;
  number: string;
  title: string;
  publisher: string;
  id: string;
};

export const noReference: ReferenceForm = {
  kind: 'text',
  code: 'code de commerce',
  number: '',
  title: '',
  publisher: '',
  id: '',
};

/** What is sent of what was typed: the fields of its kind, without those left empty. */
export function referenceOf({ kind, code, number, title, publisher, id }: ReferenceForm): Reference {
  const known = id.trim() === '' ? {} : { id: id.trim() };
  if (kind === 'article') return { kind, code: code as never, number: number.trim(), ...known };
  if (kind === 'publication') return { kind, publisher: publisher.trim(), title: title.trim(), ...known };
  return { kind, title: title.trim(), ...known, ...(number.trim() === '' ? {} : { number: number.trim() }) };
}

export function isReferenceWhole({ kind, number, title, publisher }: ReferenceForm): boolean {
  if (kind === 'article') return number.trim() !== '';
  if (title.trim().length < 3) return false;
  return kind === 'text' || publisher.trim().length > 1;
}

type ReferenceFieldsProps = { value: ReferenceForm; onChange: (value: ReferenceForm) => void };

/** Where a value was read: an article of a code, a text of the Journal officiel, or a publication. */
export function ReferenceFields({ value, onChange }: ReferenceFieldsProps) {
  const { t } = useLingui();
  const field = (name: Exclude<keyof ReferenceForm, 'kind'>) => ({
    value: value[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <NativeSelect
        label={t`Référence`}
        value={value.kind}
        onChange={(event) => onChange({ ...value, kind: event.currentTarget.value as ReferenceForm['kind'] })}
        data={[
          { value: 'text', label: t`Un texte : loi, décret, arrêté` },
          { value: 'article', label: t`L’article d’un code` },
          { value: 'publication', label: t`Une publication : banque, greffe, administration` },
        ]}
      />
      {value.kind === 'article' && (
        <Group grow gap={12} align="start">
          <NativeSelect label={t`Code`} data={[...codeNames]} {...field('code')} />
          <TextInput label={t`Article`} placeholder="L441-10" maxLength={60} required {...field('number')} />
        </Group>
      )}
      {value.kind === 'publication' && (
        <TextInput
          label={t`Qui publie`}
          placeholder="Banque de France"
          maxLength={200}
          required
          {...field('publisher')}
        />
      )}
      {value.kind !== 'article' && <TextInput label={t`Titre`} maxLength={300} required {...field('title')} />}
      <TextInput
        label={t`Identifiant officiel, s’il existe`}
        description={value.kind === 'article' ? 'LEGIARTI000038414392' : 'JORFTEXT000053165408'}
        maxLength={60}
        {...field('id')}
      />
    </>
  );
}
