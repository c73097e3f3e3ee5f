import type { VirusScanner } from '../../features/documents/ports.ts';

const EICAR_MARK = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

/** Without ClamAV: knows the standard test file and nothing else, so that a refusal can be seen in a demonstration. */
export function localScanner(): VirusScanner {
  return {
    scan: async (bytes) =>
      Buffer.from(bytes.subarray(0, 4096)).toString('latin1').includes(EICAR_MARK)
        ? { verdict: 'infected', signature: 'Eicar-Test-Signature' }
        : { verdict: 'clean' },
  };
}
