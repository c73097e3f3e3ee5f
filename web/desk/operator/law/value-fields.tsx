import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useLanguage } from '../../../ui/language.ts';
import type { Field } from './law.api.ts';

type Values = Readonly<Record<string, string>>;
type ValueFieldsProps = { fields: readonly Field[]; value: Values; onChange: (value: Values) => void };

/** The value of a row, a field for each of its parts; the labels come from the law book, in French. */
export function ValueFields({ fields, value, onChange }: ValueFieldsProps) {
  const { t } = useLingui();
  const isFrench = useLanguage() === 'fr';
  return fields.map(({ name, label, kind, shape }) => {
    const isNumber = kind === 'percent' || kind === 'amount' || kind === 'coefficient';
    const text = value[name] ?? '';
    const common = {
      label,
      value: isNumber && isFrench ? text.replace('.', ',') : text,
      onChange: (event: { currentTarget: { value: string } }) => {
        const typed = event.currentTarget.value;
        onChange({ ...value, [name]: isNumber ? typed.replace(',', '.').replace(/\s/g, '') : typed });
      },
    };
    if (kind === 'yes-no') {
      const choices = [
        { value: '', label: '' },
        { value: 'true', label: t`oui` },
        { value: 'false', label: t`non` },
      ];
      return <NativeSelect key={name} {...common} data={choices} />;
    }
    if (kind === 'text' || kind === 'words') return <Textarea key={name} {...common} autosize minRows={1} />;
    const isWide = kind === 'list' || kind === 'hours';
    return (
      <TextInput
        key={name}
        {...common}
        inputMode={isWide ? 'text' : kind === 'whole' ? 'numeric' : 'decimal'}
        {...(shape ? { description: shape } : {})}
        {...(kind === 'hours' ? { description: '10:00-13:00, 14:00-20:00' } : {})}
      />
    );
  });
}
