import type { Json } from '#event-sourcing';
import type { Expression } from '../feel/expression.js';

/** What a value of a form must be. */
export type FieldKind =
  | {
      readonly kind: 'text';
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: string;
      readonly format?: 'email' | 'phone';
    }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly digits?: number }
  /** A required box must be ticked. */
  | { readonly kind: 'flag' }
  /** `values` are left out where the form takes them from a variable. */
  | { readonly kind: 'choice'; readonly values?: readonly Json[] }
  | { readonly kind: 'choices'; readonly values?: readonly Json[] }
  | { readonly kind: 'date' | 'time' | 'instant' }
  | { readonly kind: 'list'; readonly fields: readonly FormField[] }
  | { readonly kind: 'any' };

export interface FormField {
  /** Names from outside in: the variable, then the entries in it. */
  readonly path: readonly string[];
  readonly required: boolean;
  readonly is: FieldKind;
  /** Conditions of which none may hold for the field to be shown: its own and those around it. */
  readonly hidden: readonly Expression[];
}

export interface Form {
  readonly id: string;
  readonly versionTag?: string;
  readonly fields: readonly FormField[];
}
