import type { Json } from '#event-sourcing';
import { clock } from '../testing/played-instance.js';
import { checkForm } from './check-form.js';
import { readForm } from './read-form.js';

type Values = Readonly<Record<string, Json>>;

function problemsOf(form: object): readonly string[] {
  const result = readForm(JSON.stringify(form));
  return result.read ? [] : result.findings.map(({ element = '', problem }) => `${element} ${problem}`.trim());
}

/** What is wrong with values for these components. */
function mistake(components: readonly object[], values: Values): string | undefined {
  const result = readForm(JSON.stringify({ id: 'form', components }));
  if (!result.read) throw new Error(JSON.stringify(result.findings));
  const found = checkForm(result.form, values, clock);
  return found === undefined ? undefined : `${found.field}: ${found.refusal}`;
}

const REQUIRED = 'the form requires a value here';
const KIND = 'the value is of another kind than the form asks for';
const OFFERED = 'the value is none of those that the form offers';
const OUTSIDE = 'the value is outside of what the form allows';

const named = (type: string, more: object = {}): object => ({ type, key: 'it', ...more });
const required = { validate: { required: true } };
const values = { values: [{ value: 'yes' }, { value: 2 }] };

describe('A form', () => {
  it.each([
    ['no JSON', 'the file is no JSON object'],
    ['[]', 'the file is no JSON object'],
    ['{"components":[]}', 'the form has no id'],
    ['{"id":"has spaces","components":[]}', 'the form has no id'],
  ])('that is no form is refused: %s', (text, problem) => {
    const result = readForm(text);
    expect(result).toMatchObject({ read: false, findings: [{ problem }] });
  });

  it('is told all that is wrong with its components', () => {
    const components = [
      { type: 'hologram', key: 'a' },
      { type: 'textfield' },
      { type: 'textfield', key: 'b', validate: { pattern: '(' } },
      { type: 'number', key: 'c', conditional: { hide: '=1 +' } },
      7,
    ];
    expect(problemsOf({ id: 'form', components })).toEqual([
      'a the component has the type "hologram", which is not known',
      'the component has no key',
      'b the component has a pattern that is no regular expression of at most 500 characters',
      expect.stringMatching(/^c the component is hidden by an expression that cannot be read/u),
      'each component must be an object',
    ]);
  });

  it('that is too deep or too large is refused', () => {
    const deep = Array.from({ length: 25 }).reduce<object>((inner) => ({ type: 'group', components: [inner] }), {});
    expect(problemsOf({ id: 'form', components: [deep] })).toHaveLength(1);
    const many = Array.from({ length: 1001 }, (_, at) => ({ type: 'checkbox', key: `k${at}` }));
    expect(problemsOf({ id: 'form', components: many })).toHaveLength(1);
  });
});

describe('The results of a task', () => {
  it.each<[object, Json | undefined, string | undefined]>([
    [named('textfield', required), undefined, REQUIRED],
    [named('textfield', required), '', REQUIRED],
    [named('textfield'), undefined, undefined],
    [named('textfield'), 7, KIND],
    [named('textfield', { validate: { minLength: 2, maxLength: 3 } }), '€', OUTSIDE],
    [named('textfield', { validate: { minLength: 2, maxLength: 3 } }), '€€€', undefined],
    [named('textfield', { validate: { pattern: '^V/\\d{4}$' } }), 'V/2019', undefined],
    [named('textfield', { validate: { pattern: '^V/\\d{4}$' } }), 'X', OUTSIDE],
    [named('textfield', { validate: { pattern: '^(a+)+$' } }), `${'a'.repeat(40)}b`, OUTSIDE],
    [named('textfield', { validate: { validationType: 'email' } }), 'amt@stadt.de', undefined],
    [named('textfield', { validate: { validationType: 'email' } }), 'amt', OUTSIDE],
    [named('textfield', { ...required, disabled: true }), undefined, undefined],
    [named('number', { validate: { min: 1, max: 10 } }), 10, undefined],
    [named('number', { validate: { min: 1, max: 10 } }), 10.5, OUTSIDE],
    [named('number', { decimalDigits: 0 }), 1.5, OUTSIDE],
    [named('number'), '12.50', undefined],
    [named('number'), 'many', KIND],
    [named('number'), true, KIND],
    [named('checkbox', required), false, REQUIRED],
    [named('checkbox', required), true, undefined],
    [named('checkbox'), 'yes', KIND],
    [named('radio', values), 'yes', undefined],
    [named('select', values), '2', OFFERED],
    [named('select', { valuesKey: 'offered' }), 'anything', undefined],
    [named('checklist', { ...values, ...required }), [], REQUIRED],
    [named('checklist', values), ['yes', 2], undefined],
    [named('taglist', values), ['no'], OFFERED],
    [named('taglist', values), 'yes', KIND],
    [named('datetime', { subtype: 'date' }), '2019-02-14', undefined],
    [named('datetime', { subtype: 'date' }), '2019-02-30', KIND],
    [named('datetime', { subtype: 'time' }), '16:00', undefined],
    [named('datetime', { subtype: 'datetime' }), '2019-02-14T16:00+01:00', undefined],
    [named('datetime', { subtype: 'datetime' }), 'soon', KIND],
  ])('for %j: %j', (component, value, refusal) => {
    const found = mistake([component], value === undefined ? {} : { it: value });
    expect(found).toBe(refusal === undefined ? undefined : `it: ${refusal}`);
  });

  it('of a field that its condition hides are not looked at', () => {
    const note = named('textfield', { ...required, conditional: { hide: '=agreed' } });
    expect(mistake([{ type: 'checkbox', key: 'agreed' }, note], { agreed: true })).toBeUndefined();
    expect(mistake([{ type: 'checkbox', key: 'agreed' }, note], { agreed: false })).toBe(`it: ${REQUIRED}`);
    expect(mistake([{ type: 'checkbox', key: 'agreed' }, note], {})).toBe(`it: ${REQUIRED}`);
  });

  it('stand below the path of their group, and in the entries of their list', () => {
    const components = [
      { type: 'group', path: 'votes', components: [{ type: 'number', key: 'yes', ...required }] },
      { type: 'dynamiclist', path: 'speakers', components: [{ type: 'textfield', key: 'office', ...required }] },
    ];
    expect(mistake(components, {})).toBe(`votes.yes: ${REQUIRED}`);
    expect(mistake(components, { votes: { yes: 11 }, speakers: [{ office: 'Kultur' }, {}] })).toBe(
      `speakers.1.office: ${REQUIRED}`,
    );
    expect(mistake(components, { votes: { yes: 11 }, speakers: ['Kultur'] })).toBe(`speakers: ${KIND}`);
    expect(mistake(components, { votes: { yes: 11 }, other: 'kept' })).toBeUndefined();
  });
});
