import type { PartialDate } from '#event-sourcing';

export type Organisation =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'registered';
      readonly name: string;
      readonly from: PartialDate;
      readonly parent?: string;
      /** Reorganisations that give something to it, cancelled and past ones included: since when each is awaited. */
      readonly awaited: Readonly<Record<string, string>>;
    }
  /** The parent of an ended organisation still counts for the order of the tree. */
  | { readonly status: 'ended'; readonly on: PartialDate; readonly parent?: string };

export type RegisteredOrganisation = Extract<Organisation, { readonly status: 'registered' }>;
