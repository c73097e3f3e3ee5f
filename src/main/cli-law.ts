import { toWire } from '../law/wire.ts';
import { decision } from './law-commands/decision.ts';
import { delai } from './law-commands/delai.ts';
import { frais } from './law-commands/frais.ts';
import { imputation } from './law-commands/imputation.ts';
import { juridiction } from './law-commands/juridiction.ts';
import { mentions } from './law-commands/mentions.ts';
import { type Answer, ArgumentError, type BadArgument, Options } from './law-commands/options.ts';
import { penalites } from './law-commands/penalites.ts';
import { prescription } from './law-commands/prescription.ts';
import { roads } from './law-commands/roads.ts';

const commands: Record<string, (options: Options) => Answer> = {
  penalites,
  decision,
  imputation,
  prescription,
  delai,
  juridiction,
  roads,
  frais,
  mentions,
};

/**
 * `law <command> …`, or `law --json <command> …`: prints one JSON document (compact with `--json`, indented without) and answers
 * the exit code: 0, 1 when the law or the facts refuse, 2 when the command line cannot be read. Amounts are decimal strings.
 */
export async function runLaw(args: string[], out: (line: string) => void): Promise<number> {
  const [name = '', ...rest] = args[0] === '--json' ? [args[1] ?? '', '--json', ...args.slice(2)] : args;
  const print = (document: unknown) => out(JSON.stringify(toWire(document), null, args.includes('--json') ? 0 : 2));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    print({ refusal: { kind: 'unknown-command', argument: name || 'command', allowed: Object.keys(commands) } });
    return 2;
  }
  try {
    const options = new Options(rest);
    const answer = command(options);
    print(answer.refused ? { refusal: withArgument(answer.refusal, options) } : answer.value);
    return answer.refused ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    print({ refusal: error.refusal });
    return 2;
  }
}

/** Every refusal names an option: a day that the law does not cover names the one that holds it. */
function withArgument(refusal: BadArgument, options: Options): BadArgument {
  const { argument, on, coveredFrom } = refusal;
  if (argument || typeof on !== 'string') return refusal;
  const from = typeof coveredFrom === 'string' ? coveredFrom : undefined;
  return { ...refusal, argument: options.holderOf(on, from) ?? '--on' };
}
