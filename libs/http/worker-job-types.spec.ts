import { workerJobTypes } from './worker-job-types.js';

const of = (...grants: readonly { readonly role: string; readonly jobTypes?: readonly string[] }[]) =>
  workerJobTypes({ actor: 'a', grants });

describe('the types of jobs that a caller may work on', () => {
  it('are none for whoever is no worker', () => {
    expect([of(), of({ role: 'administrator' })]).toEqual([undefined, undefined]);
  });

  it('are those of all grants of the role worker together', () => {
    const workers = [
      { role: 'worker', jobTypes: ['mail', 'print'] },
      { role: 'clerk' },
      { role: 'worker', jobTypes: ['sms'] },
    ];
    expect(of(...workers)).toEqual(new Set(['mail', 'print', 'sms']));
  });

  it('are all when one grant names none', () => {
    expect(of({ role: 'worker', jobTypes: ['mail'] }, { role: 'worker' })).toBe('all');
  });
});
