import { connect } from 'node:net';
import type { ScanAnswer, VirusScanner } from '../../features/documents/ports.ts';

const CHUNK = 64 * 1024;
const LONGEST_MS = 30_000;

/** What clamd says of a stream: `stream: OK`, `stream: Eicar-Signature FOUND`, or an error such as a size limit. */
function answerOf(line: string): ScanAnswer {
  const found = /^stream: (.+) FOUND$/.exec(line);
  if (found) return { verdict: 'infected', signature: found[1] as string };
  if (line === 'stream: OK') return { verdict: 'clean' };
  return { verdict: 'unavailable', reason: line.slice(0, 200) || 'no answer' };
}

/**
 * ClamAV's daemon over its socket (clamd, command INSTREAM): the bytes go in chunks, each preceded by its length in four bytes, and
 * a length of zero ends them. One connection a file; nothing is written on disk here.
 */
export function clamavScanner({ host, port }: { host: string; port: number }): VirusScanner {
  return {
    scan: (bytes) =>
      new Promise((resolve) => {
        const socket = connect({ host, port });
        let answer = '';
        let isDone = false;
        const finish = (scanned: ScanAnswer) => {
          if (isDone) return;
          isDone = true;
          socket.destroy();
          resolve(scanned);
        };
        socket.setTimeout(LONGEST_MS, () => finish({ verdict: 'unavailable', reason: 'timeout' }));
        socket.on('error', (error) => finish({ verdict: 'unavailable', reason: error.message }));
        socket.on('data', (data) => {
          answer += data.toString('utf8');
          const end = answer.indexOf('\0');
          if (end >= 0) finish(answerOf(answer.slice(0, end).trim()));
        });
        socket.on('end', () => finish(answerOf(answer.replace(/\0/g, '').trim())));
        socket.on('connect', () => {
          socket.write('zINSTREAM\0');
          for (let start = 0; start < bytes.length; start += CHUNK) {
            const chunk = bytes.subarray(start, start + CHUNK);
            const length = Buffer.alloc(4);
            length.writeUInt32BE(chunk.length);
            socket.write(length);
            socket.write(chunk);
          }
          socket.write(Buffer.alloc(4));
        });
      }),
  };
}
