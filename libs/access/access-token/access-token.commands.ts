import { CommandBody, IdField, InstantField, Route, TextField } from '#commands';
import { Matches } from 'class-validator';

export class IssueToken extends CommandBody {
  static readonly type = 'IssueToken';
  // The id is always derived: the answer to a repetition depends on it.
  static readonly creates: boolean = true;

  @IdField({ description: 'The actor that the token stands for.' }) readonly actor!: string;

  @InstantField({
    optional: true,
    example: '2027-01-31T12:00:00Z',
    description:
      'When the token stops to hold, by the real clock, also where the log has a virtual one. Default: in 90 days; at most in 400 days.',
  })
  readonly expires?: string;

  @TextField({
    optional: true,
    max: 100,
    example: 'import of the archive',
    description: 'What the token is for. No names of people here.',
  })
  readonly label?: string;

  /** The route sends it along; a caller cannot. */
  @Matches(/^[0-9a-f]{64}$/) readonly secretHash!: string;
}

@Route(':id/revocation', {
  may: ['administrator'],
  summary: 'Revoke a token: it stops to hold at once, on other servers within two seconds',
  example: { reason: 'laptop was lost' },
})
export class RevokeToken extends CommandBody {
  static readonly type = 'RevokeToken';
  @TextField({ optional: true, max: 300, example: 'laptop was lost', description: 'Why. No names of people here.' })
  readonly reason?: string;
}

export const accessTokenCommands = [IssueToken, RevokeToken] as const;
