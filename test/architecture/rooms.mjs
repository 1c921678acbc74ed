/** The bounded contexts of the domain: a later one may import only earlier ones. */
export const CONTEXTS = ['shared-kernel', 'parties', 'council', 'steering', 'reorganisation', 'reporting'];

const RANKS = new Map(CONTEXTS.map((name, rank) => [name, rank]));
const FOR_TESTS = /\.(spec|fixture|fixtures)\.ts$|\/testing\//u;

/** Every import between files of apps and libs, types included; `cruise` is the JSON of dependency-cruiser. */
export function importsOf(cruise) {
  const ours = new Set(cruise.modules.map(({ source }) => source).filter((path) => /^(apps|libs)\//u.test(path)));
  return cruise.modules
    .filter(({ source }) => ours.has(source))
    .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })))
    .filter(({ from, to }) => ours.has(to) && from !== to);
}

/** `libs/council/meeting/agenda.ts` is in the context `council` and in its room `meeting`; `undefined` for other paths. */
export function placeOf(path) {
  const [top, context, room] = path.split('/');
  return top === 'libs' && RANKS.has(context) ? { context, room } : undefined;
}

/** Between contexts: how many imports there are from one to another, `from → to` each. */
export function contextArrows(imports) {
  return counted(
    imports.flatMap(({ from, to }) => {
      const [one, other] = [placeOf(from)?.context, placeOf(to)?.context];
      return one === undefined || other === undefined || one === other ? [] : [`${one} → ${other}`];
    }),
  );
}

/** Imports from an earlier context to a later one, those of specs and fixtures too. */
export function againstTheOrder(imports) {
  return imports.filter(({ from, to }) => {
    const [one, other] = [placeOf(from), placeOf(to)];
    return one !== undefined && other !== undefined && RANKS.get(one.context) < RANKS.get(other.context);
  });
}

/** Imports of a context's door from inside the context. */
export function throughTheOwnDoor(imports) {
  return imports.filter(({ from, to }) => {
    const [one, other] = [placeOf(from), placeOf(to)];
    return one !== undefined && one.context === other?.context && other.room === 'index.ts' && !FOR_TESTS.test(from);
  });
}

/** The arrows between the rooms of one context, each with the imports that it is made of; files at its top are rooms. */
export function roomArrows(imports, context) {
  const inside = imports.filter(
    ({ from, to }) =>
      placeOf(from)?.context === context
      && placeOf(to)?.context === context
      && ![from, to].some((path) => FOR_TESTS.test(path)),
  );
  const between = inside.filter(({ from, to }) => placeOf(from).room !== placeOf(to).room);
  return Map.groupBy(between, ({ from, to }) => `${placeOf(from).room} → ${placeOf(to).room}`);
}

/** Groups of nodes that reach each other, by Tarjan; `arrows` are pairs. */
export function circles(arrows) {
  const targets = new Map();
  for (const [from, to] of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const state = { targets, order: new Map(), low: new Map(), stack: [], found: [] };
  for (const node of targets.keys()) if (!state.order.has(node)) visit(node, state);
  return state.found;
}

function visit(node, state) {
  const { targets, order, low, stack, found } = state;
  order.set(node, order.size);
  low.set(node, order.get(node));
  stack.push(node);
  for (const next of targets.get(node) ?? []) {
    if (!order.has(next)) visit(next, state);
    if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
  }
  if (low.get(node) !== order.get(node)) return;
  const group = stack.splice(stack.indexOf(node)).toSorted();
  if (group.length > 1) found.push(group);
}

function counted(names) {
  return [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]);
}
