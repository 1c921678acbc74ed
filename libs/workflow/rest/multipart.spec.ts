import { Problem } from '#http';
import fc from 'fast-check';
import { filesOf } from './multipart.js';

const TYPE = 'multipart/form-data; boundary=line';

function form(...parts: readonly string[]): Buffer {
  return Buffer.from(`${parts.map((part) => `--line\r\n${part}\r\n`).join('')}--line--\r\n`);
}

function file(name: string, text: string): string {
  return `Content-Disposition: form-data; name="resources"; filename="${name}"\r\n\r\n${text}`;
}

async function messageOf(body: unknown, type = TYPE): Promise<string | undefined> {
  try {
    await filesOf(body, type);
    return undefined;
  } catch (error) {
    return error instanceof Problem ? error.details.errors?.[0]?.message : 'a defect';
  }
}

describe('The form of a deployment', () => {
  it('gives its files by their names, whatever the fields are called, and the tenant', async () => {
    const body = form(
      file('a.bpmn', 'ä'),
      file('b.bpmn', ''),
      'Content-Disposition: form-data; name="tenantId"\r\n\r\nx',
    );
    expect(await filesOf(body, TYPE)).toEqual({
      files: [
        { name: 'a.bpmn', text: 'ä' },
        { name: 'b.bpmn', text: '' },
      ],
      tenant: 'x',
    });
  });

  it.each([
    ['nothing', undefined, TYPE, 'the form is empty'],
    ['no file', form(), TYPE, 'resources must have at least one file'],
    ['another field', form('Content-Disposition: form-data; name="x"\r\n\r\n1'), TYPE, 'x is not a field here'],
    ['no boundary', form(file('a.bpmn', '')), 'multipart/form-data', 'the body is no multipart form'],
    ['a part that breaks off', form(file('a.bpmn', 'abc')).subarray(0, -12), TYPE, 'the body is no multipart form'],
    [
      'too many parts',
      form(...Array.from({ length: 100 }, () => file('a', ''))),
      TYPE,
      'the form has more than 60 parts',
    ],
  ])('with %s is refused', async (_what, body, type, message) => {
    expect(await messageOf(body, type)).toBe(message);
  });

  it('is answered whatever its bytes are, and never ends the program', async () => {
    const whole = form(file('a.bpmn', 'text'), 'Content-Disposition: form-data; name="tenantId"\r\n\r\nx');
    const changed = fc
      .tuple(fc.nat(whole.length), fc.nat(whole.length), fc.uint8Array({ maxLength: 20 }))
      .map(([from, to, bytes]) => Buffer.concat([whole.subarray(0, from), bytes, whole.subarray(to)]));
    await fc.assert(
      fc.asyncProperty(changed, async (body) => {
        expect(await messageOf(body)).not.toBe('a defect');
      }),
      { numRuns: 300 },
    );
  });
});
