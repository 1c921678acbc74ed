import { PostgresUnusable } from './postgres-unusable.js';

const PROTOCOLS = ['postgres:', 'postgresql:'];

/** The address of a PostgreSQL. `place` is for people: host, port and database, without user and password. */
export interface PostgresUrl {
  readonly url: URL;
  readonly place: string;
}

/** @throws PostgresUnusable; the message does not quote the text, which may have a password */
export function parsePostgresUrl(text: string): PostgresUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !PROTOCOLS.includes(url.protocol) || url.pathname.length < 2) {
    throw new PostgresUnusable(
      'a PostgreSQL is named by a URL such as postgresql://user:password@host:5432/database',
      'url',
    );
  }
  const host = url.searchParams.get('host') ?? url.hostname;
  return { url, place: `${host}:${url.port === '' ? '5432' : url.port}/${databaseOf(url)}` };
}

export function databaseOf({ pathname }: URL): string {
  return decodeURIComponent(pathname.slice(1));
}

/** The URL with these settings for each session. They override settings of the same name in the URL. */
export function withSettings({ url }: PostgresUrl, settings: Readonly<Record<string, string>>): string {
  const changed = new URL(url);
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\ ]/gu, '\\$&')}`);
  changed.searchParams.set('options', [url.searchParams.get('options') ?? '', ...options].join(' ').trim());
  return changed.href;
}
