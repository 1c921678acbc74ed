/** A connection string whose options this program supports. */
export interface ConnectionString {
  /** For the client. */
  readonly text: string;
  /** For people: without user and password. */
  readonly shown: string;
  /** Paths of certificates and keys, by their option. */
  readonly files: ReadonlyMap<string, string>;
}

/** The text is no connection string, or has an option that would break a guarantee. The message has no password. */
export class BadConnectionString extends Error {
  override readonly name = 'BadConnectionString';
  constructor(rule: string) {
    super(`a connection string of EventStoreDB ${rule}`);
  }
}

const OPTIONS = [
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'connectionName',
  'keepAliveInterval',
  'keepAliveTimeout',
  'defaultDeadline',
] as const;

/** Seconds for `gossipTimeout`, a count for `maxDiscoverAttempts`, else milliseconds. */
const NUMBERS: ReadonlySet<string> = new Set([
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'defaultDeadline',
]);

/** Options of the client that must keep this value, with the reason. */
const FIXED: Readonly<Record<string, readonly [only: string, why: string]>> = {
  nodepreference: ['leader', 'another node than the leader may read less than was acknowledged'],
  throwonappendfailure: ['true', 'otherwise a conflict tells a wrong revision'],
};

const SHAPE = /^esdb(\+discover)?:\/\/(?:([^@/?]*)@)?([^/?#\s]+)\/?(?:\?(.*))?$/;
const HOSTS = /^[\w.-]+(?::\d{1,5})?(?:,[\w.-]+(?::\d{1,5})?)*$/;

/**
 * Defaults that differ from the client's. `keepAliveTimeout`: milliseconds until an unanswered ping ends the connection.
 * `gossipTimeout`: seconds for which a node may leave the search for the leader unanswered. With the client's 5 s the search asks
 * a frozen node for longer than an attempt of an append or a read lasts (4 s), and never comes to the nodes that answer.
 */
const DEFAULTS = { keepAliveTimeout: '3000', gossipTimeout: '1' } as const;

/** @throws BadConnectionString */
export function readConnectionString(text: string): ConnectionString {
  const [, discover = '', credentials, hosts = '', query = ''] = SHAPE.exec(text.trim()) ?? [];
  if (!HOSTS.test(hosts)) {
    throw new BadConnectionString(
      'must look like esdb://host:2113?tls=false, esdb://h1:2113,h2:2113,h3:2113 or esdb+discover://host:2113',
    );
  }
  const options = readOptions(query);
  if (credentials !== undefined && !credentials.includes(':')) {
    throw new BadConnectionString('must name its user as <user>:<password>@');
  }
  if (credentials !== undefined && options.get('tls') === 'false') {
    throw new BadConnectionString(
      'has a user and tls=false: without TLS the server takes no user, leave one of them out',
    );
  }
  const scheme = `esdb${discover}://`;
  for (const [option, value] of Object.entries(DEFAULTS)) if (!options.has(option)) options.set(option, value);
  const parameters = [...options].map(([name, value]) => `${name}=${value}`).join('&');
  const user = credentials === undefined ? '' : `${credentials}@`;
  const tls = options.get('tls') === 'false' ? '?tls=false' : '';
  return { text: `${scheme}${user}${hosts}?${parameters}`, shown: `${scheme}${hosts}${tls}`, files: filesIn(options) };
}

function filesIn(options: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = ['tlsCAFile', 'userCertFile', 'userKeyFile'];
  return new Map(
    [...options].flatMap(([name, path]) => (names.includes(name) ? [[name, decodeURIComponent(path)]] : [])),
  );
}

function readOptions(query: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const part of query.split('&').filter((some) => some !== '')) {
    const [, name = '', value = ''] = /^([^=]*)(?:=(.*))?$/.exec(part) ?? [];
    const known = OPTIONS.find((one) => one.toLowerCase() === name.toLowerCase());
    const fixed = FIXED[name.toLowerCase()];
    if (fixed !== undefined && value.toLowerCase() !== fixed[0]) {
      throw new BadConnectionString(`must leave ${name} at ${fixed[0]}: ${fixed[1]}`);
    }
    if (fixed !== undefined) continue;
    if (known === undefined) {
      throw new BadConnectionString(`has the option ${name}, which is none; there are ${OPTIONS.join(', ')}`);
    }
    if (known === 'tls' && value !== 'true' && value !== 'false') {
      throw new BadConnectionString('must say tls=true or tls=false');
    }
    if (value === '') throw new BadConnectionString(`has the option ${known} without a value`);
    if (NUMBERS.has(known) && !/^-?\d{1,9}$/.test(value)) {
      throw new BadConnectionString(`must give ${known} as a whole number`);
    }
    options.set(known, value);
  }
  return options;
}
