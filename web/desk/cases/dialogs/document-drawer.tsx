import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DocumentViewer } from '../../../ui/documents/document-viewer.tsx';
import { TextDocument } from '../../../ui/documents/text-document.tsx';
import { useDocumentText } from '../../deposit/deposit.api.ts';
import { useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { ExhibitMessage, PlainText } from '../exhibits/plain-text.tsx';
import { exhibitsQuery } from '../exhibits.api.ts';
import { CaseDrawer } from './case-drawer.tsx';

type DocumentDrawerProps = { documentId: string; page?: number | undefined; onClose: () => void };

/** A paper of the case, read without leaving the page. */
export function DocumentDrawer({ documentId, page, onClose }: DocumentDrawerProps) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const root = useReadRoot();
  const file = useQuery(exhibitsQuery(view.id, root));
  const exhibit = file.data?.exhibits.find((one) => one.documentId === documentId);
  const known = view.documents.find(({ id }) => id === documentId) ?? exhibit;
  const name = known?.name ?? t`Document`;
  const type = known?.contentType ?? 'application/pdf';
  const isInvoice = documentId === view.invoice.documentId;
  const startsAt = page ?? ((isInvoice && view.invoice.documentPages?.[0]) || 1);
  const src = `${root}/documents/${documentId}`;
  const isXml = type.includes('xml');
  const isTiff = type === 'image/tiff';
  const isText = type === 'text/plain';
  const text = useDocumentText(documentId, isXml || isText);
  return (
    <CaseDrawer title={<Trans>Pièce du dossier</Trans>} onClose={onClose}>
      {type === 'application/pdf' || isTiff ? (
        <DocumentViewer name={name} src={isTiff ? `${src}?preview=1` : src} downloadSrc={src} startsAt={startsAt} />
      ) : type.startsWith('image/') ? (
        <img src={src} alt={name} style={{ maxWidth: '100%' }} />
      ) : type === 'message/rfc822' && exhibit ? (
        <ExhibitMessage exhibit={exhibit} />
      ) : isText ? (
        <PlainText name={name} downloadSrc={`${src}?download=1`} text={text.data} failure={text.error} />
      ) : (
        <TextDocument
          name={name}
          downloadSrc={`${src}?download=1`}
          text={isXml ? text.data : ''}
          failure={text.error}
        />
      )}
    </CaseDrawer>
  );
}
