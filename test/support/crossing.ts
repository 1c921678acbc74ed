import type { Journey } from './journey.js';

/**
 * The second command is asked for and done when the first has read what it rests on and before it is appended. No
 * policy may have work left: its appends would be taken for those of the first command.
 * @returns both answers
 */
export async function crossing<T, U>(
  { server }: Journey,
  first: () => Promise<T>,
  second: () => Promise<U>,
): Promise<readonly [T, U]> {
  const { store } = server.engine;
  const append = store.append.bind(store);
  const done: U[] = [];
  // Appends of claims come before the own one: whichever is first, the facts are read by then.
  store.append = async (...wanted) => {
    store.append = append;
    done.push(await second());
    return await append(...wanted);
  };
  const answer = await first();
  const [other] = done;
  if (other === undefined) throw new Error('the first command appended nothing');
  return [answer, other];
}
