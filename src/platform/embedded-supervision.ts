import type { Binaries } from './embedded-binaries.ts';
import type { Place } from './embedded-cluster.ts';
import { type EmbeddedLog, refusalOf } from './embedded-refusal.ts';
import { launch, type Running, shutDown } from './embedded-server.ts';

const RESTARTS_A_MINUTE = 5;

/** Keeps a launched server running, on its port, until `stop()`; gives up, loudly, when it keeps dying. */
export function supervise(
  place: Place,
  binaries: Binaries,
  first: Running,
  options: { durable: boolean; log: EmbeddedLog },
): { stop(): Promise<void> } {
  const { durable, log } = options;
  const restarts: number[] = [];
  let server = first;
  let stopping = false;
  let restarting: Promise<void> | undefined;

  const watch = () => {
    const onDeath = (status: number | null, signal: string | null) => {
      if (stopping) return;
      log.error({ status, signal, logFile: place.logFile }, 'PostgreSQL stopped by itself');
      restarting = restart();
    };
    if (hasEnded(server)) onDeath(server.child.exitCode, server.child.signalCode);
    else server.child.once('exit', onDeath);
  };
  const restart = async () => {
    const now = performance.now();
    while (restarts[0] !== undefined && restarts[0] < now - 60_000) restarts.shift();
    if (restarts.push(now) > RESTARTS_A_MINUTE) {
      log.error({ logFile: place.logFile }, 'PostgreSQL keeps stopping: not started again');
      return;
    }
    try {
      server = await launch(place, binaries, { durable, port: server.port, samePort: true });
      log.warn({ port: server.port }, 'PostgreSQL was started again');
      watch();
    } catch (error) {
      const facts = { refusal: refusalOf(error, place.dataDir), error: String(error) };
      log.error(facts, 'PostgreSQL could not be started again');
    }
  };
  watch();

  // Whatever ends this process without stop(), short of kill -9, takes the server along.
  const onExit = () => server.child.kill('SIGINT');
  process.once('exit', onExit);
  return {
    async stop() {
      stopping = true;
      await restarting;
      process.off('exit', onExit);
      if (!hasEnded(server)) await shutDown(place, binaries, server.child.pid as number);
    },
  };
}

function hasEnded({ child }: Running): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
