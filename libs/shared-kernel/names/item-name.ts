/** An item of a meeting's agenda; ids of items are unique within their meeting. */
export interface ItemPlace {
  readonly meeting: string;
  readonly id: string;
}

export interface ItemName {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

export type ItemNameOf = (place: ItemPlace) => ItemName | undefined;
