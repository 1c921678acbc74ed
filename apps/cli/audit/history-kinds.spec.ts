import { features } from '../../server/features.js';
import { HISTORY_KINDS } from './history-kinds.js';

/** Nest keeps the path of a controller, and of a route, under this key. */
const PATH = 'path';

function historyPaths(): readonly string[] {
  return features
    .flatMap(({ controllers }) => controllers)
    .flatMap((controller) => {
      if (controller === undefined) return [];
      const path: unknown = Reflect.getMetadata(PATH, controller);
      const names = Object.getOwnPropertyNames(controller.prototype);
      const routes = names.map((name): unknown => {
        const route: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
        return typeof route === 'function' ? Reflect.getMetadata(PATH, route) : undefined;
      });
      return routes.includes(':id/history') ? [String(path)] : [];
    });
}

it('the command line shows the history of everything that has one', () => {
  expect(historyPaths()).not.toEqual([]);
  expect([...HISTORY_KINDS].sort()).toEqual([...new Set(historyPaths())].sort());
});
