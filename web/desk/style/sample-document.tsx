import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { DocumentViewer } from '../../ui/documents/document-viewer.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';

/** Any PDF of the person's own, displayed without leaving the page. */
export function SampleDocument() {
  const [opened, setOpened] = useState<{ name: string; bytes: ArrayBuffer }>();
  return (
    <>
      <PageHead
        name="Document"
        title="Un document, sans quitter la page"
        actions={
          <FileButton
            accept="application/pdf"
            onChange={async (file) => file && setOpened({ name: file.name, bytes: await file.arrayBuffer() })}
          >
            {(props) => <Button {...props}>Choisir un PDF</Button>}
          </FileButton>
        }
      />
      {opened && <DocumentViewer name={opened.name} bytes={opened.bytes} />}
    </>
  );
}
