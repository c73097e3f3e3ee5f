import { Trans, useLingui } from '@lingui/react/macro';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { useToday } from '../session/session.api.ts';

export default function TodayPage() {
  const { t } = useLingui();
  const { weekdayDate } = useFormats();
  const date = weekdayDate(useToday());
  return <PageHead name={t`Aujourd’hui`} title={<Trans>Bonjour. Nous sommes le {date}.</Trans>} />;
}
