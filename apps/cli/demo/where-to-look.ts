import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Account } from './account.js';
import type { Told } from './tell-story.js';

export interface Place {
  readonly url: string;
  /** Absolute path of the data folder. */
  readonly folder: string;
  /** Of its stream names, where the events are on an EventStoreDB. */
  readonly prefix?: string;
}

const FILES = { manager: 'process-manager', clerk: 'clerk', approver: 'approver', auditor: 'auditor' } as const;

/** Keeps the tokens of the cast beside the administrator's; only the owner of the folder can read them. */
export function keepTokens(folder: string, tokens: Told['tokens']): void {
  const tokenFolder = join(folder, 'tokens');
  mkdirSync(tokenFolder, { mode: 0o700 });
  for (const [who, file] of Object.entries(FILES)) {
    const token = tokens[who];
    if (token !== undefined) writeFileSync(join(tokenFolder, file), `${token}\n`, { mode: 0o600 });
  }
}

/** Prints the places to look at next, while the server stays up. */
export function tellWhereToLook(account: Account, { url, folder }: Place, told: Told): void {
  const data = shortest(folder);
  const api = `${url}/api/v1`;
  account.chapter('Now', 'Where to look next');
  account.terms([
    ['API page', `${url}/api/docs`],
    ['process overview', `${api}/processes/${told.process}`],
    ['time line', `${api}/processes/${told.process}/timeline`],
    ['paper 20196743', `${api}/papers/${told.paper}`],
    ['sitting 14.02.2019', `${api}/meetings/${told.meeting}`],
    ['measures', `${api}/measures?process=${told.process}`],
    ['progress report', `${api}/progress-reports/${told.report}/page`],
    ['audit log', `${api}/audit/events`],
    ['deviations', `${api}/deviations`],
    ['data folder', folder],
    ['tokens', `${data}/tokens/: ${Object.values(FILES).join(', ')}; the administrator's is ${data}/admin-token`],
  ]);
  account.paragraph('Every read but the API page wants a token. For example:');
  account.verbatim(`TOKEN=$(cat ${data}/tokens/auditor)`);
  account.verbatim(`curl -s -H "Authorization: Bearer $TOKEN" ${api}/processes`);
  account.verbatim(`curl -s -H "Authorization: Bearer $TOKEN" "${api}/audit/events?type=ItemOutcomeRecorded"`);
}

export function tellThatItStays(account: Account, place: Place): void {
  account.paragraph(
    `The server stays up at ${place.url}; Ctrl-C stops it. The same data again later, from this folder:`,
  );
  account.verbatim(startLine(place));
}

export function tellThatItStopped(account: Account, place: Place): void {
  account.paragraph(
    'The account went as told, and the server has stopped (--exit). To look at what is there, from this folder:',
  );
  account.verbatim(startLine(place));
}

/** The address is not repeated: it may hold a password. */
function startLine({ folder, prefix }: Place): string {
  const events = prefix === undefined ? '' : `EVENTSTOREDB_URL=$EVENTSTOREDB_URL LENKWERK_PREFIX=${prefix} `;
  return `${events}LENKWERK_DATA=${shortest(folder)} npm start`;
}

function shortest(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path.startsWith('..') || path === '' ? folder : path;
}
