import type { Configuration } from './configuration.js';

/** The server cannot take requests at its address; the message names the remedy. */
export class Unlistenable extends Error {
  override readonly name = 'Unlistenable';
}

/** The sentence for an error of `listen`; other errors stay as they are. */
export function asUnlistenable(error: unknown, { host, port }: Pick<Configuration, 'host' | 'port'>): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const reason = reasonOf(code, `${host.includes(':') ? `[${host}]` : host}:${port}`);
  return reason === undefined ? error : new Unlistenable(reason, { cause: error });
}

function reasonOf(code: unknown, address: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `another program has ${address}, perhaps a second Lenkwerk: stop it, or set PORT to a free port`;
    case 'EACCES':
    case 'EPERM':
      return `this user may not take requests at ${address}: set PORT to a port above 1023, or give the right to it`;
    case 'EADDRNOTAVAIL':
      return `${address} is no address of this machine: set HOST to one of its addresses, or to 0.0.0.0 for all`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name in ${address} is not known: set HOST to an address of this machine`;
    default:
      return undefined;
  }
}
