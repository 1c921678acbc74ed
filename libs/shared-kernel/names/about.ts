import type { ItemName } from './item-name.js';
import type { NamedKind } from './mentions.js';
import type { NameOf } from './names.js';

/** In words what an entry of a list is about. */
export interface About {
  /** The category of its stream. */
  readonly kind: string;
  readonly id: string;
  /** Such as `Sozialausschuss, 2019-02-14: 5 Sachstandsbericht`; `null` for a person, and for what is not known yet. */
  readonly label: string | null;
  /** The item of the meeting's agenda, where it is about one. */
  readonly item?: ItemName;
}

export function aboutOf(kind: string, id: string, nameOf: NameOf, item?: ItemName): About {
  const namedKind = namedKindOf(kind);
  const name = namedKind === undefined ? null : nameOf(namedKind, id);
  if (item === undefined) return { kind, id, label: name };
  const ofItem = `${item.number} ${item.title}`;
  return { kind, id, label: name === null ? ofItem : `${name}: ${ofItem}`, item };
}

/** `undefined` for streams whose entity has no name, or one that is not shown: persons. */
export function namedKindOf(category: string): NamedKind | undefined {
  switch (category) {
    case 'strategyProcess':
      return 'process';
    case 'committee':
    case 'meeting':
    case 'paper':
    case 'organisation':
    case 'decision':
    case 'measure':
    case 'goal':
    case 'assignment':
    case 'reportingRound':
    case 'progressReport':
    case 'reorganisation':
      return category;
    default:
      return undefined;
  }
}
