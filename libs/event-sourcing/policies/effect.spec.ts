import type { Evidence, Party } from '../messages/metadata.js';
import { effect } from './effect.js';

class RecordStep {
  static readonly type = 'RecordStep';
  readonly evidence?: Evidence;
  readonly actedBy?: Party;
  readonly occurredOn?: string;
  readonly step!: string;
  readonly votes!: readonly number[];
}

class DropStep {
  static readonly type = 'DropStep';
  readonly step!: string;
}

describe('a typed effect', () => {
  it('has the name of the command that a policy asks for', () => {
    const next = effect<typeof DropStep>('DropStep', { target: 'p', body: { step: 's' } });
    expect(effect<typeof RecordStep>('RecordStep', { target: null, body: { step: 's', votes: [1] }, next })).toEqual({
      command: RecordStep.type,
      target: null,
      body: { step: 's', votes: [1] },
      next: { command: DropStep.type, target: 'p', body: { step: 's' } },
    });
    expect(next).not.toHaveProperty('next');
  });

  it('does not compile with another name, field or type', () => {
    const target = 'p';
    // @ts-expect-error the name is that of another command
    effect<typeof DropStep>('RecordStep', { target, body: { step: 's' } });
    // @ts-expect-error the field does not exist
    effect<typeof DropStep>('DropStep', { target, body: { step: 's', title: 't' } });
    // @ts-expect-error a required field is missing
    effect<typeof RecordStep>('RecordStep', { target, body: { step: 's' } });
    // @ts-expect-error votes are numbers
    effect<typeof RecordStep>('RecordStep', { target, body: { step: 's', votes: ['1'] } });
    // @ts-expect-error the dispatcher sets who acted
    effect<typeof RecordStep>('RecordStep', { target, body: { step: 's', votes: [], actedBy: { kind: 'unknown' } } });
    // @ts-expect-error the class is named
    effect('DropStep', { target, body: { step: 's' } });
  });
});
