import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Language } from '../../ui/formats.ts';
import { useFormats, useLanguage } from '../../ui/language.ts';

const words = {
  fr: ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
} as const;

/** « Samedi 21 novembre » at the head of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** « Six » up to twelve, then figures: how a sentence counts things. Feminine in French, for « choses ». */
export function numberWord(value: number, language: Language): string {
  return capital(words[language][value] ?? String(value));
}

/** « Samedi 21 novembre. Six choses à faire, 18 240 € en jeu. » */
export function Headline({ today, number, cents }: { today: CivilDate; number: number | undefined; cents: number }) {
  const { weekdayDate, roundMoney } = useFormats();
  const language = useLanguage();
  const date = capital(weekdayDate(today));
  if (number === undefined) return <Trans>{date}.</Trans>;
  if (number === 0) return <Trans>{date}. Rien ne vous attend : tout avance seul.</Trans>;
  const [figure, amount] = [numberWord(number, language), roundMoney(cents)];
  const things = number === 1 ? t`Une chose à faire` : t`${figure} choses à faire`;
  if (cents === 0)
    return (
      <Trans>
        {date}. {things}.
      </Trans>
    );
  return (
    <Trans>
      {date}. {things}, {amount} en jeu.
    </Trans>
  );
}
