/**
 * The command line: `recouvrance <command> [arguments]`. Each command is loaded only when it is called.
 * Exit codes: 0 all went well, 1 at least one item was refused, 2 the command was not understood.
 */
type Run = (args: string[]) => Promise<number>;
type Command = { usage: string; about: string; load: () => Promise<Run> };

const commands: Record<string, Command> = {
  'invoice read': {
    usage: 'invoice read FICHIER... [--json]',
    about:
      'lit des factures (Factur-X, ZUGFeRD, CII, UBL, PDF, scan, photo) ; d’un fichier qui en contient plusieurs, donne chacune avec ses pages ; code 1 si un fichier est refusé ou en contient plusieurs',
    load: async () => (await import('./cli-invoice.ts')).run,
  },
  'lifecycle read': {
    usage: 'lifecycle read FICHIER... [--json]',
    about: 'lit des messages de cycle de vie (CDAR) ou des listes de statuts (CSV, .xlsx) ; code 1 si l’un est refusé',
    load: async () => (await import('./cli-lifecycle.ts')).run,
  },
  'import csv': {
    usage: 'import csv FICHIER [--map auto|CHAMP=TITRE,…] [--terms JOURS] [--json]',
    about:
      'lit une liste de factures (CSV, .xlsx, FEC) sans rien garder ; code 1 si une ligne est à corriger, 2 si la liste est refusée',
    load: async () => (await import('./import-commands/csv.ts')).run,
  },
  'directory load': {
    usage: 'directory load FICHIER... [--shrink]',
    about:
      'remplace l’annuaire local par les fichiers stock de la base Sirene (.csv, .gz, .zip) ; code 1 si le chargement échoue',
    load: async () => {
      const { loadDirectory } = await import('./directory-commands/load.ts');
      return (args) =>
        loadDirectory(
          args,
          (line) => console.log(line),
          (line) => console.error(line),
        );
    },
  },
  story: {
    usage: 'story --invoice FICHIER [--json]',
    about: 'joue tout le recouvrement d’une facture dans une base jetable ; code 1 si l’histoire finit mal',
    load: async () => {
      const { runStory } = await import('./cli-story.ts');
      return (args) =>
        runStory(
          args,
          (line) => console.log(line),
          (line) => console.error(line),
        );
    },
  },
  law: {
    usage: 'law penalites|decision|imputation|prescription|delai|juridiction|roads|frais|mentions OPTIONS [--json]',
    about:
      'calcule des pénalités, une prescription, un délai, la juridiction compétente, les voies ouvertes, les frais réglementés, ou lit les mentions d’une facture ; code 1 si la règle ne répond pas',
    load: async () => {
      const { runLaw } = await import('./cli-law.ts');
      return (args) => runLaw(args, (line) => console.log(line));
    },
  },
};

function usage(): string {
  const width = Math.max(...Object.values(commands).map((command) => command.usage.length));
  const lines = Object.values(commands).map((command) => `  ${command.usage.padEnd(width)}  ${command.about}`);
  return ['Usage : npm run -s recouvrance -- COMMANDE', '', 'Commandes :', ...lines].join('\n');
}

async function main(args: string[]): Promise<number> {
  if (args[0] === 'help' || args[0] === '--help' || args[0] === '-h') {
    console.log(usage());
    return 0;
  }
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    if (!Object.hasOwn(commands, name)) continue;
    const command: Run | undefined = await commands[name]?.load();
    if (command) return command(args.slice(words));
  }
  console.error(args.length === 0 ? usage() : `Commande inconnue : ${args.slice(0, 2).join(' ')}\n\n${usage()}`);
  return 2;
}

// A reader that closes early (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
