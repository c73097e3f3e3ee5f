import '@mantine/dates/styles.css';
import 'dayjs/locale/fr';
import { useLingui } from '@lingui/react/macro';
import { DateInput, type DateInputProps } from '@mantine/dates';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats, useLanguage } from '../language.ts';
import { dayFromText } from './day-text.ts';

type DayInputProps = Omit<
  DateInputProps,
  'value' | 'onChange' | 'defaultValue' | 'minDate' | 'maxDate' | 'valueFormat' | 'dateParser'
> & {
  value: CivilDate | undefined;
  onChange: (day: CivilDate | undefined) => void;
  min?: CivilDate | undefined;
  max?: CivilDate | undefined;
};

/** A day, typed (day first) or picked; shown in full, « 9 octobre 2026 ». */
export function DayInput({ value, onChange, min, max, ...field }: DayInputProps) {
  const language = useLanguage();
  const { t } = useLingui();
  const { longDate } = useFormats();
  return (
    <DateInput
      locale={language}
      firstDayOfWeek={1}
      autoComplete="off"
      clearButtonProps={{ 'aria-label': t`Effacer la date` }}
      {...field}
      value={value ?? null}
      onChange={(day) => onChange(day ? (day as CivilDate) : undefined)}
      valueFormat={(day) => longDate(day as CivilDate)}
      dateParser={(text) => dayFromText(text) ?? null}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
    />
  );
}
