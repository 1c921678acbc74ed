import type { Role } from '#commands';
import { Route, CommandBody, PartyField, PathIdField, TextField } from '#commands';
import type { CoSigner } from '../paper.events.js';
import { REASON } from '../paper.fields.js';

const drafting: readonly Role[] = ['process-manager', 'clerk', 'contributor'];

const coSigning: readonly Role[] = ['contributor', 'approver', 'clerk'];

@Route(':id/co-signatures', {
  may: drafting,
  summary: 'Ask a unit or a function to co-sign',
  example: { of: { kind: 'function', title: 'Leitung Kultur' } },
})
export class RequestCoSignature extends CommandBody {
  static readonly type = 'RequestCoSignature';
  @PartyField({ only: ['organisation', 'function'], description: 'The unit or the function that is asked.' })
  readonly of!: CoSigner;
}

@Route(':id/co-signatures/:coSignature/signature', {
  may: coSigning,
  summary: 'Co-sign',
  example: { actedBy: { kind: 'function', title: 'Leitung Kultur' } },
})
export class CoSign extends CommandBody {
  static readonly type = 'CoSign';
  @PathIdField() readonly coSignature!: string;
}

@Route(':id/co-signatures/:coSignature/refusal', {
  may: coSigning,
  summary: 'Refuse to co-sign; the paper may be released all the same',
  example: { reason: 'Die Zahlen für 2018 fehlen.' },
})
export class RefuseCoSignature extends CommandBody {
  static readonly type = 'RefuseCoSignature';
  @PathIdField() readonly coSignature!: string;
  @TextField({ max: 2000, description: REASON }) readonly reason!: string;
}

@Route(':id/co-signatures/:coSignature/request-withdrawal', {
  may: drafting,
  summary: 'Take the request for a co-signature back',
  example: {},
})
export class WithdrawCoSignatureRequest extends CommandBody {
  static readonly type = 'WithdrawCoSignatureRequest';
  @PathIdField() readonly coSignature!: string;
}

export const coSignatureCommands = [RequestCoSignature, CoSign, RefuseCoSignature, WithdrawCoSignatureRequest] as const;
