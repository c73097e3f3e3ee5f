import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { useDisclosure, useId, useMediaQuery } from '@mantine/hooks';
import type { DepositView } from '../../../src/features/claims/claims.contract.ts';
import { DocumentViewer } from '../../ui/documents/document-viewer.tsx';
import { TextDocument } from '../../ui/documents/text-document.tsx';
import { ChevronDownIcon, FileIcon } from '../../ui/theme/icons.tsx';
import { useDocumentText } from './deposit.api.ts';
import classes from './deposit.module.css';

/** The file beside what was read in it; folded away on a phone. */
export function DocumentPane({ deposit }: { deposit: DepositView }) {
  const isNarrow = useMediaQuery('(max-width: 62em)', window.innerWidth <= 992, { getInitialValueInEffect: false });
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  if (!isNarrow) return <Document deposit={deposit} />;
  return (
    <div>
      <UnstyledButton className={classes.fold} onClick={toggle} aria-expanded={opened} aria-controls={id}>
        <FileIcon />
        <span className={classes.foldName}>{deposit.fileName}</span>
        <span className={classes.foldAct}>{opened ? <Trans>Refermer</Trans> : <Trans>Voir</Trans>}</span>
        <ChevronDownIcon size={15} />
      </UnstyledButton>
      <div id={id}>{opened && <Document deposit={deposit} />}</div>
    </div>
  );
}

function Document({ deposit }: { deposit: DepositView }) {
  const { t } = useLingui();
  const src = `/api/v1/documents/${deposit.documentId}`;
  const isXml = deposit.contentType.includes('xml');
  const text = useDocumentText(deposit.documentId, isXml);
  const isTiff = deposit.contentType === 'image/tiff';
  if (deposit.contentType === 'application/pdf' || isTiff) {
    const shown = isTiff ? `${src}?preview=1` : src;
    return <DocumentViewer name={deposit.fileName} src={shown} downloadSrc={src} startsAt={deposit.pages?.[0] ?? 1} />;
  }
  if (deposit.contentType.startsWith('image/')) {
    return (
      <figure className={classes.image}>
        <img src={src} alt={t`Le document déposé : ${deposit.fileName}`} />
      </figure>
    );
  }
  return (
    <TextDocument
      name={deposit.fileName}
      downloadSrc={`${src}?download=1`}
      text={isXml ? text.data : undefined}
      failure={text.error}
    />
  );
}
