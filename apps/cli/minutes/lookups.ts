import type { Api } from '../api/api.js';
import { Mistake } from '../terminal/mistakes.js';
import type { RecordedItem } from './recorded-item.js';

interface Page<Item> {
  readonly items: readonly Item[];
}

export interface KnownMeeting {
  readonly id: string;
  readonly revision: string;
  readonly processes: readonly string[];
  readonly agenda: readonly RecordedItem[];
}

/** The committee of this name; a dissolved one where there is no other, since sittings are past. @throws Mistake */
export async function findCommittee(api: Api, name: string): Promise<string | undefined> {
  const { items } = await api.get<Page<{ id: string; status: string }>>(`/committees?name=${encodeURIComponent(name)}`);
  const active = items.filter(({ status }) => status !== 'dissolved');
  const [found, ...others] = active.length > 0 ? active : items;
  if (others.length === 0) return found?.id;
  throw new Mistake(`There are ${others.length + 1} committees named "${name}": which one met cannot be told.`);
}

export async function findPaper(
  api: Api,
  { reference, year }: { readonly reference: string; readonly year: number },
): Promise<string | undefined> {
  const { items } = await api.get<Page<{ id: string }>>(
    `/papers?reference=${encodeURIComponent(reference)}&year=${year}`,
  );
  return items[0]?.id;
}

/** The committee's meeting on that day. @throws Mistake where there are several and no sequence is given */
export async function findMeeting(
  api: Api,
  committee: string,
  day: string,
  sequence: number | undefined,
): Promise<KnownMeeting | undefined> {
  const query = `committee=${committee}&from=${day}&to=${day}&limit=200`;
  const { items } = await api.get<Page<{ id: string; when: string; status: string; sequence: number }>>(
    `/meetings?${query}`,
  );
  const there = items.filter((one) => one.when === day && one.status !== 'cancelled');
  const meant = sequence === undefined ? there : there.filter((one) => one.sequence === sequence);
  const [found, ...others] = meant;
  if (found === undefined) return undefined;
  if (others.length > 0) {
    const known = meant.map((one) => `${one.sequence} (${one.status})`).join(', ');
    throw new Mistake(`There are several meetings that day: ${known}. Say which one with --sequence.`);
  }
  return await api.get<KnownMeeting>(`/meetings/${found.id}`);
}
