import { InvalidAppend, ReadModelNotReady, ReadModelsUnavailable, StoreUnavailable } from '#event-sourcing';
import { BadRequestException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { problemDocument, problemOfError } from './problem-document.js';
import { badField, Problem, PROBLEM_STATUS } from './problem.js';
import { defectOf, prefersGerman } from './problem.filter.js';

const context = { instance: '/api/v1/meetings', correlation: 'c', german: false, germanOf: () => undefined };

/** An error as Fastify throws it. */
function ofFastify(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode, code: 'FST_ERR' });
}

const everyKind: readonly (readonly [string, unknown, number])[] = [
  ['a store that certainly wrote nothing', new StoreUnavailable('gone', 'notWritten'), 503],
  ['a store whose answer is missing', new StoreUnavailable('gone', 'unknown'), 503],
  ['a read model that is being built', new ReadModelNotReady('meetings', 'building'), 503],
  ['a read model that stands still', new ReadModelNotReady('meetings', 'stopped'), 503],
  ['a read database that is gone', new ReadModelsUnavailable('gone'), 503],
  ['an append over a limit', new InvalidAppend('too much'), 413],
  ['a path id that is no UUID', new BadRequestException('Validation failed (uuid is expected)'), 404],
  ['an unknown route', new NotFoundException('Cannot GET /nowhere'), 404],
  ['a body over the limit', new PayloadTooLargeException(), 413],
  ['an address over the limit', ofFastify(414, 'too long'), 414],
  ['a content type that nobody reads', ofFastify(415, 'Unsupported Media Type'), 415],
  ['headers over the limit', ofFastify(431, 'too large'), 431],
  ['JSON that is none', ofFastify(400, 'Body is not valid JSON'), 400],
  ['another bad request', ofFastify(400, 'Content-Length mismatch'), 400],
  ['a defect', new TypeError('undefined is not a function'), 500],
];

describe('a problem', () => {
  it.each(everyKind)('of %s has its status and its text in both languages', (_what, error, status) => {
    const problem = problemOfError(error);
    expect(PROBLEM_STATUS[problem.kind]).toBe(status);
    const [english, german] = [false, true].map((asked) => problemDocument(problem, { ...context, german: asked }));
    expect(english).toMatchObject({ type: `/api/problems/${problem.kind}`, status, instance: context.instance });
    expect(german?.reason).toBe(english?.reason);
    expect(german?.detail).not.toBe(english?.detail);
  });

  it('that will pass has a Retry-After', () => {
    const waits = everyKind.filter(([, , status]) => status === 503).map(([, error]) => problemOfError(error));
    expect(waits.every(({ details }) => (details.retryAfter ?? 0) > 0)).toBe(true);
  });

  it('shows no quotation of a parser or a defect', () => {
    for (const error of [ofFastify(400, 'Unexpected token N in JSON: "Name"'), new Error('Name')]) {
      expect(JSON.stringify(problemDocument(problemOfError(error), context))).not.toContain('Name');
    }
  });

  it('of a role names the sufficient roles', () => {
    const problem = new Problem('forbidden', { reason: 'role does not allow this', needed: ['clerk', 'chair'] });
    expect(problemDocument(problem, context)['needed']).toEqual(['clerk', 'chair']);
  });

  it('shows fifty errors at most, and how many there are more', () => {
    const errors = Array.from({ length: 1000 }, (_, at) => ({
      field: `f${at}`,
      message: `f${at} is not a field here`,
    }));
    const document = problemDocument(new Problem('bad-request', { reason: 'input is not valid', errors }), context);
    expect(document['errors']).toHaveLength(51);
    expect(document['errors']).toContainEqual({ field: '', message: '950 more errors are not shown' });
  });

  it('that is a defect is logged by kind and place, without quotations', () => {
    const { defect, stack } = defectOf(new TypeError('Name\n    at Name is no function'));
    expect(defect).toMatch(/^TypeError/);
    expect(stack[0]).toMatch(/problem-document\.spec/);
    expect(JSON.stringify({ defect, stack })).not.toContain('Name');
  });

  it('of a rule takes the German wording of its stream', () => {
    const problem = new Problem('refused', { reason: 'meeting is open' });
    const german = { ...context, german: true, germanOf: () => 'Die Sitzung läuft.' };
    expect(problemDocument(problem, german)).toMatchObject({ reason: 'meeting is open', detail: 'Die Sitzung läuft.' });
    expect(problemDocument(problem, context).detail).toBe('Meeting is open.');
  });

  it('of the input names each field, and violations state what is allowed instead, and that a deviation is', () => {
    const input = problemDocument(badField('limit', 'limit must be a number'), context);
    expect(input).toMatchObject({ status: 400, errors: [{ field: 'limit', message: 'limit must be a number' }] });
    const violation = {
      rule: 'quorum',
      ruleVersion: '1',
      weight: 'curable',
      source: 's',
      allowedInstead: 'another day',
      germanInstead: 'ein anderer Tag',
    } as const;
    const irregular = new Problem('irregular', { reason: 'rules are violated', violations: [violation] });
    const rule = { rule: 'quorum', ruleVersion: '1', weight: 'curable', source: 's', deviationAllowed: true };
    expect(problemDocument(irregular, context)['violations']).toEqual([{ ...rule, allowedInstead: 'another day' }]);
    expect(problemDocument(irregular, { ...context, german: true })['violations']).toEqual([
      { ...rule, allowedInstead: 'ein anderer Tag' },
    ]);
  });
});

describe('a caller', () => {
  it.each([
    ['de', true],
    ['de-DE,de;q=0.9,en;q=0.8', true],
    ['en;q=0.2, de;q=0.7', true],
    ['en-GB,en;q=0.9,de;q=0.8', false],
    ['fr', false],
    [undefined, false],
  ])('who asks for %p gets German: %p', (header, german) => {
    expect(prefersGerman(header)).toBe(german);
  });
});
