import { Trans, useLingui } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FileDrop } from '../../ui/documents/file-drop.tsx';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useCan, useMe } from '../session/session.api.ts';
import { useUpload } from './deposit.api.ts';
import classes from './deposit.module.css';
import { useSeveralFiles } from './several/several-files.ts';
import { SeveralFilesList } from './several/several-files-list.tsx';

const accepted = {
  'application/pdf': ['.pdf'],
  'text/xml': ['.xml'],
  'application/xml': ['.xml'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/tiff': ['.tif', '.tiff'],
};

/** The start of every case: a file dropped, or an invoice typed. */
export default function DepositPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { organisation } = useMe();
  const manages = useCan('manage');
  const [share, setShare] = useState(0);
  const upload = useUpload(setShare);
  const several = useSeveralFiles();
  if (!organisation) return <Navigate to="/bienvenue" replace />;
  const send = (dropped: File[]) => {
    const [file] = dropped;
    if (!file) return;
    if (dropped.length > 1) {
      upload.reset();
      void several.send(dropped);
      return;
    }
    setShare(0);
    upload.mutate(file, {
      onSuccess: ({ id }) => void navigate({ to: '/deposer/$depositId', params: { depositId: id } }),
    });
  };
  const { isPending, variables, error } = upload;
  return (
    <div className={classes.start}>
      <PageHead
        name={t`Déposer une facture`}
        title={<Trans>Quelle facture n’est pas payée ?</Trans>}
        facts={
          <Trans>
            Vous verrez ce qui est dû, ce qui partira et ce que cela coûte. Rien ne part avant votre accord.
          </Trans>
        }
      />
      <FileDrop
        title={<Trans>Déposez vos factures ici</Trans>}
        hint={
          <Trans>
            PDF, Factur-X, XML (CII ou UBL), scan (PDF, TIFF) ou photo (JPEG, PNG). Trente mégaoctets au plus.
          </Trans>
        }
        accept={accepted}
        maxBytes={30_000_000}
        multiple
        onFiles={send}
        disabled={isPending || !manages}
        files={
          variables && (isPending || error)
            ? [
                {
                  id: 'file',
                  name: variables.name,
                  size: variables.size,
                  state: error ? 'refused' : 'reading',
                  note: error ? <Trans>rien n’a été enregistré</Trans> : <Sending share={share} />,
                },
              ]
            : []
        }
      />
      {isPending && <Progress value={share * 100} size={5} mt={10} aria-label={t`Envoi du fichier`} />}
      {error ? (
        <div className={classes.refusal}>
          <ErrorState failure={error} compact />
        </div>
      ) : null}
      {several.files.length > 0 && (
        <div className={classes.severalBlock}>
          <SeveralFilesList files={several.files} onClear={several.clear} />
        </div>
      )}
      <p className={classes.or}>
        <Trans>Pas de fichier sous la main ?</Trans>{' '}
        <LinkButton variant="subtle" to="/deposer/$depositId" params={{ depositId: 'saisie' }}>
          <Trans>Je la saisis</Trans>
        </LinkButton>
      </p>
      <p className={classes.or}>
        <Trans>Plusieurs factures, un export de votre logiciel ?</Trans>{' '}
        <LinkButton variant="subtle" to="/importer">
          <Trans>Importer une liste</Trans>
        </LinkButton>
      </p>
    </div>
  );
}

function Sending({ share }: { share: number }) {
  return share < 1 ? <Trans>envoi</Trans> : <Trans>lecture de la facture</Trans>;
}
