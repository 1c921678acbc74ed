import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageMistake } from '../terminal/mistakes.js';
import type { ReadValue } from '../terminal/option-values.js';

/** The place of a log: the embedded store of a data folder, or an EventStoreDB. */
export type Place =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'eventStoreDb'; readonly url: string };

const SUPPORTED = ['esdb', 'esdb+discover'];

/** Messages never repeat a connection string: it may hold a password. @throws UsageMistake */
export function parsePlace(option: string): ReadValue<Place> {
  return (text) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//iu.exec(text)?.[1]?.toLowerCase();
    if (text.trim() === '') throw new UsageMistake(`${option} must not be blank`);
    if (scheme === undefined) return { kind: 'folder', folder: resolve(text) };
    if (SUPPORTED.includes(scheme)) return { kind: 'eventStoreDb', url: text };
    const hint = scheme.startsWith('kurrentdb') ? '; write esdb:// or esdb+discover:// in its stead' : '';
    throw new UsageMistake(
      `${option} must be a data folder, esdb://… or esdb+discover://…, ${scheme}:// is not supported${hint}`,
    );
  };
}

/** For messages: the folder, or the hosts without user, password and parameters. */
export function placeName(place: Place): string {
  if (place.kind === 'folder') return place.folder;
  const [scheme = ''] = place.url.split('://');
  const hosts = place.url
    .slice(place.url.lastIndexOf('@') + 1)
    .replace(/^[a-z+]+:\/\//iu, '')
    .replace(/[/?#].*/su, '');
  return `${scheme}://${hosts}`;
}

/** Whether both are certainly one place. Two names of one server are found out by the log that it holds. */
export function isSamePlace(one: Place, other: Place): boolean {
  if (one.kind === 'folder' && other.kind === 'folder') return realFolder(one.folder) === realFolder(other.folder);
  return placeName(one) === placeName(other);
}

function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}
