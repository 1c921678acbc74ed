import { againstTheOrder, circles, CONTEXTS, roomArrows, throughTheOwnDoor } from './rooms.mjs';

/** The number of imports of a circle that are named. */
const NAMED = 12;

/** Imports against the order of the contexts, a line each. */
export function roomMistakes(imports) {
  const line = (rule) => (found) => `${rule}: ${found.from} → ${found.to}`;
  return [
    ...againstTheOrder(imports).map(line('contexts-import-upwards')),
    ...throughTheOwnDoor(imports).map(line('no-own-door')),
  ];
}

/** Rooms of one context that import each other, types included, a text each. */
export function roomCircles(imports) {
  return CONTEXTS.flatMap((context) => {
    const arrows = roomArrows(imports, context);
    return circles([...arrows.keys()].map((arrow) => arrow.split(' → '))).map((rooms) => {
      const inside = [...arrows].filter(([arrow]) => arrow.split(' → ').every((room) => rooms.includes(room)));
      return [`no-circles-of-rooms: ${context}: ${rooms.join(', ')}`, ...inside.map(describe)].join('\n');
    });
  });
}

function describe([arrow, all]) {
  const files = all.slice(0, NAMED).map(({ from, to }) => `      ${from} → ${to}`);
  return [`    ${arrow}: ${all.length}`, ...files].join('\n');
}

/** Files that import each other, types included, a line each. */
export function fileCircles(imports) {
  return circles(imports.map(({ from, to }) => [from, to])).map((files) => `no-circles: ${files.join(' ↔ ')}`);
}
