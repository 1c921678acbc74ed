import { Refused } from '../api/problem.js';
import { failureOf, Shown } from './failure.js';
import { Mistake, UsageMistake } from './mistakes.js';
import { notBlank, oneOf, uuid, wholeNumber } from './option-values.js';

const problem = {
  status: 409,
  reason: 'other facts are recorded already',
  detail: 'Other facts are recorded already.',
};

describe('a failure', () => {
  it('of wrong use ends with 2, of a refusal with 1, help with 0', () => {
    expect(failureOf(new UsageMistake('Say which.'))).toEqual({ text: 'Say which.', exitCode: 2 });
    expect(failureOf(new Mistake('No token.'))).toEqual({ text: 'No token.', exitCode: 1 });
    expect(failureOf(new Refused(problem))).toEqual({ text: '409 Other facts are recorded already.', exitCode: 1 });
    expect(failureOf(new Shown('commander.helpDisplayed'))).toEqual({ text: '', exitCode: 0 });
  });

  it('never shows a stack trace, also for a value that is no Error of this realm', () => {
    expect(failureOf({ message: 'disk I/O error', stack: 'at x' }).text).toBe('disk I/O error');
    expect(failureOf('a word').text).toBe('a word');
  });

  it('names the source of the token, and the way to another one', () => {
    expect(failureOf(new Refused({ ...problem, status: 401 })).text).toContain('LENKWERK_TOKEN');
    expect(failureOf(new Refused({ ...problem, status: 403 })).text).toContain('token create');
  });

  it('names each field once, and each violated rule with the allowed alternative', () => {
    const errors = [{ field: 'label', message: 'label must not be blank' }];
    const told = failureOf(new Refused({ status: 400, reason: 'x', detail: 'Label: label must not be blank', errors }));
    expect(told.text.match(/must not be blank/gu)).toHaveLength(1);
    const violations = [{ rule: 'beyondCompetence', weight: 'invalidating', allowedInstead: 'recommend it' }];
    expect(failureOf(new Refused({ ...problem, violations })).text).toContain(
      'beyondCompetence (invalidating); allowed instead: recommend it',
    );
  });
});

describe('the value of an option', () => {
  it('is a whole number within its limits', () => {
    expect(wholeNumber('--days', 1, 400)('30')).toBe(30);
    for (const text of ['0', '401', '1.5', '-1', 'x', '', '1e2']) {
      expect(() => wholeNumber('--days', 1, 400)(text)).toThrow('--days must be a whole number from 1 to 400');
    }
  });

  it('is one of its choices', () => {
    expect(oneOf('--role', ['clerk', 'auditor'])('clerk')).toBe('clerk');
    expect(() => oneOf('--role', ['clerk', 'auditor'])('Clerk')).toThrow(
      '--role must be one of clerk, auditor, not "Clerk"',
    );
  });

  it('is an id, or a text that is not blank', () => {
    expect(uuid('--actor')('3F1C0C1E-5F0F-4F5E-9A53-2F8F6F0E6C11')).toBe('3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11');
    expect(() => uuid('--actor')('../x')).toThrow('must be an id');
    expect(() => notBlank('--label')(' ')).toThrow('must not be blank');
  });
});
