import { Trans } from '@lingui/react/macro';
export default function StylePage() {
  return <Trans>Aujourd’hui</Trans>;
}
