import { BadConnectionString, readConnectionString } from '#event-store-eventstoredb';
import { parsePostgresUrl, PostgresUnusable } from '#postgres';
import type { GermanState } from '#workflow';
import { GERMAN_STATES } from '#workflow';
import { isIP } from 'node:net';
import { resolve } from 'node:path';

export const SERVER_ROLES = ['api', 'projections', 'workflow'] as const;
export type ServerRole = (typeof SERVER_ROLES)[number];
const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly roles: readonly ServerRole[];
  readonly prefix: string;
  readonly clock: 'real' | 'virtual';
  readonly municipality: string;
  readonly zone: string;
  /** German state, for its holidays. */
  readonly state: GermanState;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The EventStoreDB of the events; absent: they are in the data folder. */
  readonly eventStoreDbUrl?: string;
  /** The PostgreSQL of read models, keys and documents; absent: they are in the data folder. */
  readonly databaseUrl?: string;
}

/** Every mistake in the environment at once. */
export class ConfigurationMistakes extends Error {
  override readonly name = 'ConfigurationMistakes';
  constructor(readonly mistakes: readonly string[]) {
    super(['The configuration has mistakes:', ...mistakes.map((mistake) => `  - ${mistake}`)].join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. @throws ConfigurationMistakes naming every variable that is wrong */
export function readConfiguration(environment: Environment): Configuration {
  const mistakes: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, rule: string): T => {
    const text = environment[name];
    if (text === undefined || text === '') return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    mistakes.push(`${name} must be ${rule}, not "${text}"`);
    return fallback;
  };
  const oneOf =
    <T extends string>(choices: readonly T[]) =>
    (text: string): T | undefined =>
      choices.find((choice) => choice === text);
  const configuration: Configuration = {
    port: read('PORT', 3000, parsePort, 'a number from 0 to 65535'),
    host: read('HOST', '127.0.0.1', parseHost, 'an IP address or a host name'),
    data: resolve(environment['LENKWERK_DATA'] ?? 'data'),
    roles: read('LENKWERK_ROLES', SERVER_ROLES, parseRoles, `some of ${SERVER_ROLES.join(',')}`),
    prefix: read(
      'LENKWERK_PREFIX',
      'lenkwerk_',
      (text) => (/^\w{1,50}$/.test(text) ? text : undefined),
      'up to 50 letters, digits or underscores',
    ),
    clock: read('LENKWERK_CLOCK', 'real', oneOf(['real', 'virtual']), 'real or virtual'),
    municipality: read(
      'LENKWERK_MUNICIPALITY',
      'Ludwigshafen am Rhein',
      (text) => (text.length <= 100 ? text : undefined),
      'at most 100 characters',
    ),
    zone: read('LENKWERK_ZONE', 'Europe/Berlin', parseZone, 'an IANA time zone such as Europe/Berlin'),
    state: read<GermanState>('LENKWERK_STATE', 'RP', oneOf(GERMAN_STATES), `one of ${GERMAN_STATES.join(', ')}`),
    logLevel: read('LOG_LEVEL', 'info', oneOf(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`),
  };
  const places = readPlaces(environment, mistakes);
  if (configuration.roles.length < SERVER_ROLES.length && Object.keys(places).length < 2) {
    mistakes.push(
      'LENKWERK_ROLES can be split only with EVENTSTOREDB_URL and DATABASE_URL: what lies in a data folder has one server',
    );
  }
  const unknown = Object.keys(environment).filter((name) => name.startsWith('LENKWERK_') && !KNOWN.includes(name));
  mistakes.push(...unknown.map((name) => `${name} is no setting of Lenkwerk; there are ${KNOWN.join(', ')}`));
  if (mistakes.length > 0) throw new ConfigurationMistakes(mistakes);
  return { ...configuration, ...places };
}

type Places = Pick<Configuration, 'eventStoreDbUrl' | 'databaseUrl'>;

/** No mistake quotes an address: it may hold a password. */
function readPlaces(environment: Environment, mistakes: string[]): Places {
  const check = (name: string, read: (text: string) => unknown): string | undefined => {
    const text = environment[name];
    if (text === undefined || text === '') return undefined;
    try {
      read(text);
    } catch (error) {
      if (!(error instanceof BadConnectionString || error instanceof PostgresUnusable)) throw error;
      mistakes.push(`${name}: ${error.message}`);
    }
    return text;
  };
  const eventStoreDbUrl = check('EVENTSTOREDB_URL', readConnectionString);
  const databaseUrl = check('DATABASE_URL', parsePostgresUrl);
  return {
    ...(eventStoreDbUrl !== undefined && { eventStoreDbUrl }),
    ...(databaseUrl !== undefined && { databaseUrl }),
  };
}

/** Settings of the server, and those of the command line that the same shell may hold. */
const KNOWN = ['DATA', 'ROLES', 'PREFIX', 'CLOCK', 'MUNICIPALITY', 'ZONE', 'STATE', 'URL', 'TOKEN'].map(
  (name) => `LENKWERK_${name}`,
);

function parsePort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return port <= 65535 ? port : undefined;
}

function parseHost(text: string): string | undefined {
  return isIP(text) !== 0 || /^[a-z0-9.-]{1,253}$/i.test(text) ? text : undefined;
}

function parseRoles(text: string): readonly ServerRole[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const roles = SERVER_ROLES.filter((role) => names.includes(role));
  return roles.length === new Set(names).size && roles.length > 0 ? roles : undefined;
}

function parseZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
