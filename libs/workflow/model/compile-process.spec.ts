import { readdirSync, readFileSync } from 'node:fs';
import { describeFinding } from './finding.js';
import { compileFile } from './compile-process.js';
import type { ProcessModel } from './process-model.js';
import { readBpmn } from './read-bpmn.js';
import { bpmn } from '../testing/bpmn.js';

async function findings(xml: string): Promise<readonly string[]> {
  const result = await readBpmn(xml);
  const compiled = result.read ? compileFile(result.model).findings : [];
  return [...result.findings, ...compiled].map(describeFinding);
}

describe('A BPMN file', () => {
  it('becomes a process that can be executed', async () => {
    const result = await readBpmn(
      bpmn(`
      <startEvent id="begin"/>
      <sequenceFlow id="to-vote" sourceRef="begin" targetRef="vote"/>
      <serviceTask id="vote" name="Abstimmen lassen"><extensionElements>
        <zeebe:taskDefinition type="vote" retries="=tries"/>
        <zeebe:ioMapping><zeebe:input source="=paper.title" target="title"/><zeebe:output source="=votes" target="result.votes"/></zeebe:ioMapping>
        <zeebe:taskHeaders><zeebe:header key="room" value="E 12"/></zeebe:taskHeaders>
      </extensionElements></serviceTask>
      <sequenceFlow id="to-end" sourceRef="vote" targetRef="end"/>
      <endEvent id="end"/>`),
    );
    if (!result.read) throw new Error('not read');
    const { processes, findings: found } = compileFile(result.model);
    expect(found).toEqual([]);
    expect(processes.map(({ id, flows }) => [id, [...flows.keys()]])).toEqual([['process', ['to-vote', 'to-end']]]);
    const [process] = processes as [ProcessModel];
    expect(process.elements.get('process')).toMatchObject({ kind: 'process', start: 'begin' });
    expect(process.elements.get('vote')).toMatchObject({
      kind: 'serviceTask',
      name: 'Abstimmen lassen',
      scope: 'process',
      incoming: ['to-vote'],
      outgoing: ['to-end'],
      jobType: { kind: 'text', text: 'vote' },
      retries: { kind: 'feel', source: 'tries' },
      headers: { room: 'E 12' },
      inputs: [{ target: ['title'] }],
      outputs: [{ target: ['result', 'votes'] }],
    });
  });

  it('with more mistakes than fifty is refused as a whole', async () => {
    const found = async (mistakes: number): Promise<readonly string[]> =>
      (await findings(bpmn('<task id="t"/>'.repeat(mistakes)))).filter((one) => /mistakes|unparsable/u.test(one));
    expect(await found(5)).toHaveLength(4);
    expect(await found(100)).toEqual(['the file has more than 50 mistakes']);
  });

  it('is told all that is wrong with it, with id, name, kind and line', async () => {
    const xml = bpmn(`
      <startEvent id="begin"/>
      <sequenceFlow id="a" sourceRef="begin" targetRef="decide"/>
      <exclusiveGateway id="decide" name="Angenommen?"/>
      <sequenceFlow id="b" sourceRef="decide" targetRef="end"/>
      <sequenceFlow id="c" sourceRef="decide" targetRef="wait"><conditionExpression>=yes &gt;</conditionExpression></sequenceFlow>
      <complexGateway id="wait"/>
      <serviceTask id="lost"><extensionElements><zeebe:executionListeners/></extensionElements></serviceTask>
      <sequenceFlow id="d" sourceRef="wait" targetRef="nowhere"/>
      <endEvent id="end"><cancelEventDefinition/></endEvent>`);
    expect(await findings(xml)).toEqual([
      'unresolved reference <nowhere>',
      'wait (bpmn:ComplexGateway, line 9): is not executed here; use an exclusive or a parallel gateway with conditions',
      'lost (bpmn:ServiceTask, line 10): zeebe:ExecutionListeners is not executed here; remove it from the element',
      'lost (bpmn:ServiceTask, line 10): no job type is given; set "Task definition: Type" (zeebe:taskDefinition)',
      'end (bpmn:EndEvent, line 12): bpmn:CancelEventDefinition is not executed here',
      'c (bpmn:SequenceFlow, line 8): the condition: FEEL cannot read it at character 6',
      'd (bpmn:SequenceFlow, line 11): the sequence flow has no source or no target',
      'b (bpmn:SequenceFlow, line 7): the gateway decide needs a condition here; set one, or make this the default flow',
      'lost (bpmn:ServiceTask, line 10): no start event leads to this element; connect or remove it',
    ]);
  });

  it.each([
    ['no XML', 'minutes of the meeting', /^the file is no BPMN 2.0 model/u],
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><definitions/>', /^a document type/u],
    ['deep nesting', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`, /^more than 100 elements stand inside each other/u],
    ['too many bytes', ' '.repeat(4 * 1024 * 1024 + 1), /^the model is larger than 4194304 bytes/u],
    [
      'an unknown extension',
      bpmn('<startEvent id="a"><extensionElements><zeebe:magic/></extensionElements></startEvent>'),
      /^\(line \d+\): unparsable content <zeebe:magic\/>/u,
    ],
  ])('with %s is refused', async (_, xml, expected) => {
    expect((await findings(xml)).join('\n')).toMatch(expected);
  });

  it.each(readdirSync('test/fixtures/bpmn-miwg').filter((file) => file.endsWith('.bpmn')))(
    'of the exchange suite is read: %s',
    async (file) => {
      const result = await readBpmn(readFileSync(`test/fixtures/bpmn-miwg/${file}`, 'utf8'));
      expect(result.read).toBe(true);
      expect(await findings(readFileSync(`test/fixtures/bpmn-miwg/${file}`, 'utf8'))).toMatchSnapshot();
    },
  );
});
