import type { Evidence } from '#event-sourcing';
import type { Api, CommandAnswer } from '../api/api.js';
import type { Account } from './account.js';
import type { DemoExtract } from './demo-extract.js';

/** The callers in the demo, each with a token of its own. */
export interface Cast {
  readonly manager: Api;
  /** A second process manager. */
  readonly deputy: Api;
  readonly clerk: Api;
  readonly approver: Api;
  readonly auditor: Api;
  /** A second clerk. */
  readonly archivist: Api;
}

/** The engine and the account that every chapter of the demo uses. */
export interface Play {
  readonly account: Account;
  readonly extract: DemoExtract;
  readonly administrator: Api;
  /** Whether the events are in the data folder. */
  readonly isEmbedded: boolean;
}

/** The evidence of an illustration. */
export const ILLUSTRATION: Evidence = { kind: 'illustration' };

/** Body of a command that the extract states; where it gives no day, the day is unknown. */
export function stated({ extract }: Play, body: object): object {
  return { occurredOn: 'unknown', evidence: extract.facts.evidence, ...body };
}

/** Body of a command that the extract does not state, but whose facts this passage of it suggests. */
export function inferred({ extract }: Play, passage: string, body: object): object {
  return { occurredOn: 'unknown', evidence: { ...extract.facts.evidence, inferredFrom: passage }, ...body };
}

export function illustrated(body: object): object {
  return { evidence: ILLUSTRATION, ...body };
}

/** Advances the virtual clock to a morning and begins a chapter. */
export async function beginDay(play: Play, day: string, heading: string): Promise<CommandAnswer> {
  const advanced = await play.administrator.post('/clock/advances', illustrated({ to: `${day}T08:00:00Z` }));
  beginChapter(play, day, heading);
  return advanced;
}

/** One more chapter of the day that the clock shows. */
export function beginChapter({ account }: Play, day: string, heading: string): void {
  account.chapter(longDay(day), heading);
}

/** Reads a read model after it has applied the command. */
export async function readAfter<T>(api: Api, { position }: Pick<CommandAnswer, 'position'>, path: string): Promise<T> {
  return await api.get<T>(`${path}${path.includes('?') ? '&' : '?'}atLeast=${position}`);
}

/** Ids of the events that the commands made. */
export function eventsOf(...answers: readonly Pick<CommandAnswer, 'events'>[]): readonly string[] {
  return answers.flatMap(({ events }) => events);
}

function longDay(day: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
