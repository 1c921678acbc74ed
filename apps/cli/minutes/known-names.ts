import type { Api } from '../api/api.js';
import { Mistake } from '../terminal/mistakes.js';

interface Page<Item> {
  readonly items: readonly Item[];
}

/** The ids of committees and meetings that are recorded. Each is asked for once in an import. */
export class KnownNames {
  readonly #committees = new Map<string, Promise<string | undefined>>();
  readonly #meetings = new Map<string, Promise<string | undefined>>();

  constructor(private readonly api: Api) {}

  /** The committee of this name; a dissolved one where there is no other, since sittings are past. @throws Mistake */
  async committee(name: string): Promise<string | undefined> {
    return await once(this.#committees, name, async () => {
      const { items } = await this.api.get<Page<{ id: string; status: string }>>(
        `/committees?name=${encodeURIComponent(name)}`,
      );
      const active = items.filter(({ status }) => status !== 'dissolved');
      const [found, ...others] = active.length > 0 ? active : items;
      if (others.length === 0) return found?.id;
      throw new Mistake(`There are ${others.length + 1} committees named "${name}": which one met cannot be told.`);
    });
  }

  async knowsPaper(reference: string, year: number): Promise<boolean> {
    const query = `reference=${encodeURIComponent(reference)}&year=${year}`;
    return (await this.api.get<Page<object>>(`/papers?${query}`)).items.length > 0;
  }

  /** The committee's meeting on that day. @throws Mistake where there are several and no sequence is given */
  async meeting(committee: string, day: string, sequence: number | undefined): Promise<string | undefined> {
    return await once(this.#meetings, `${committee} ${day}`, async () => {
      const query = `committee=${committee}&from=${day}&to=${day}&limit=200`;
      const { items } = await this.api.get<Page<{ id: string; when: string; status: string; sequence: number }>>(
        `/meetings?${query}`,
      );
      const there = items.filter((one) => one.when === day && one.status !== 'cancelled');
      const meant = sequence === undefined ? there : there.filter((one) => one.sequence === sequence);
      const [found, ...others] = meant;
      if (others.length === 0) return found?.id;
      const known = meant.map((one) => `${one.sequence} (${one.status})`).join(', ');
      throw new Mistake(`There are several meetings that day: ${known}. Say which one with --sequence.`);
    });
  }
}

async function once<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return await found;
}
