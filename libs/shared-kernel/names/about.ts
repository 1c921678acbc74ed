import type { ItemName } from './item-name.js';
import type { NamedKind } from './mentions.js';
import type { NameOf } from './names.js';

/** The subject of an entry of a list, in words. */
export interface About {
  /** The category of its stream. */
  readonly kind: string;
  readonly id: string;
  /** Such as `Sozialausschuss, 2019-02-14: 5 Sachstandsbericht`; `null` for a person, and while the name is not known. */
  readonly label: string | null;
  /** The agenda item, if the entry is about one. */
  readonly item?: ItemName;
}

export function aboutOf(kind: string, id: string, nameOf: NameOf, item?: ItemName): About {
  const namedKind = namedKindOf(kind);
  const name = namedKind === undefined ? null : nameOf(namedKind, id);
  if (item === undefined) return { kind, id, label: name };
  const ofItem = `${item.number} ${item.title}`;
  return { kind, id, label: name === null ? ofItem : `${name}: ${ofItem}`, item };
}

/** `undefined` for streams whose entities have no name, and for persons, whose names are not shown. */
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
