import { CommandBody, IdField, TextField } from '#commands';

const VALUE = {
  max: 300,
  example: '2019-20196743',
  description: "The reference's year and the reference, percent-encoded.",
} as const;
const HOLDER = { max: 300, description: 'The stream of the paper that holds it.' } as const;

/** Sent by the kernel and the policies alone: no route leads here. */
export class ClaimValue extends CommandBody {
  static readonly type = 'ClaimValue';
  static readonly creates = true;
  @TextField(VALUE) readonly value!: string;
  @TextField(HOLDER) readonly holder!: string;
}

export class ReleaseValue extends CommandBody {
  static readonly type = 'ReleaseValue';
  @TextField(VALUE) readonly value!: string;
  @TextField(HOLDER) readonly holder!: string;
  @IdField({ optional: true, description: 'Only if it was not claimed again since this event.' })
  readonly claim?: string;
}

export const paperReferenceCommands = [ClaimValue, ReleaseValue] as const;
