import type { KyselyPlugin } from 'kysely';
import { HandleEmptyInListsPlugin, replaceWithNoncontingentExpression } from 'kysely';

/** `in` an empty list is always false; PostgreSQL does not accept `in ()`. */
export const emptyLists: KyselyPlugin = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
