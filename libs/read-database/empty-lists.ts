import type { KyselyPlugin } from 'kysely';
import { HandleEmptyInListsPlugin, replaceWithNoncontingentExpression } from 'kysely';

/** Nothing is in an empty list; PostgreSQL takes no `in ()`. */
export const emptyLists: KyselyPlugin = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
