import { Trans } from '@lingui/react/macro';
import type { CasePreview } from '../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats, useLanguage } from '../../ui/language.ts';
import { shortPercent } from '../cases/owed/short-percent.ts';
import { channelsText, stepTitle } from '../cases/words/step-words.ts';
import classes from './deposit.module.css';

/** The three answers that a creditor came for, before any detail: how much, what happens first, at what price. */
export function PreviewGlance({ preview }: { preview: CasePreview }) {
  const { money, roundMoney, weekdayDate } = useFormats();
  const language = useLanguage();
  const whole = (cents: number) => (cents % 100 === 0 ? roundMoney(cents) : money(cents));
  const first = preview.plan.find(({ channels }) => channels.length > 0);
  const { cost, owed } = preview;
  const [price, rate] = [whole(cost.openingGrossCents), shortPercent(cost.successPercent, language)];
  const [extra, left] = [money(owed.totalCents - owed.principalCents), money(cost.netToCreditorCents)];
  return (
    <dl className={classes.glance}>
      <div>
        <dt>
          <Trans>Dû aujourd’hui</Trans>
        </dt>
        <dd>
          <b>{money(owed.totalCents)}</b>
          {owed.totalCents > owed.principalCents && (
            <span>
              <Trans>dont {extra} de pénalités et d’indemnité</Trans>
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Premier message</Trans>
        </dt>
        <dd>
          <b>{first ? weekdayDate(first.on as CivilDate) : <Trans>aucun</Trans>}</b>
          {first && <span>{`${stepTitle(first.step)}, ${channelsText(first.channels)}`}</span>}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Notre prix</Trans>
        </dt>
        <dd>
          <b>
            {Number(cost.successPercent) === 0 ? (
              <Trans>{price} TTC</Trans>
            ) : (
              <Trans>
                {price} TTC + {rate} HT
              </Trans>
            )}
          </b>
          <span>
            <Trans>si tout est recouvré, il vous reste {left}</Trans>
          </span>
        </dd>
      </div>
    </dl>
  );
}
