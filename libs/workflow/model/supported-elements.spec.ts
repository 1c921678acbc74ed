import { readFileSync, writeFileSync } from 'node:fs';
import { bpmn, flows, service, userTask } from '../testing/bpmn.js';
import { modelOf } from '../testing/played-instance.js';

const PAGE = 'libs/workflow/supported-elements.md';

const DEFINITIONS: Readonly<Record<string, string>> = {
  timer: '<timerEventDefinition id="d"><timeDuration>PT1H</timeDuration></timerEventDefinition>',
  message: '<messageEventDefinition id="d" messageRef="M"/>',
  signal: '<signalEventDefinition id="d" signalRef="S"/>',
  condition: '<conditionalEventDefinition id="d"><condition>=x = 1</condition></conditionalEventDefinition>',
  error: '<errorEventDefinition id="d" errorRef="E"/>',
  escalation: '<escalationEventDefinition id="d" escalationRef="X"/>',
  compensation: '<compensateEventDefinition id="d"/>',
  terminate: '<terminateEventDefinition id="d"/>',
  cancel: '<cancelEventDefinition id="d"/>',
  link: '<linkEventDefinition id="d" name="L"/>',
};

const SENDING = '<extensionElements><zeebe:taskDefinition type="send"/></extensionElements>';
const JOB = SENDING;

const TRIGGERS = ['timer', 'message', 'signal', 'condition', 'error', 'escalation', 'compensation'];

function file(elements: string): string {
  return bpmn(elements).replace(
    '<process',
    `<message id="M" name="answer"><extensionElements><zeebe:subscription correlationKey="=key"/></extensionElements></message>
     <signal id="S" name="stop"/><error id="E" errorCode="denied"/><escalation id="X" escalationCode="late"/><process`,
  );
}

/** A process that goes through one element. */
function through(element: string, more = ''): string {
  return file(`<startEvent id="start"/>${element}<endEvent id="end"/>${more}${flows('start it end')}`);
}

function defined(tag: string, kind: string, attributes = ''): string {
  const extensions = kind === 'message' && /Throw|end/u.test(tag) ? SENDING : '';
  return `<${tag} id="it"${attributes}>${extensions}${DEFINITIONS[kind] ?? ''}</${tag}>`;
}

function task(tag: string, inside = ''): string {
  return through(`<${tag} id="it">${inside}</${tag}>`);
}

function boundary(kind: string, interrupting: boolean): string {
  const event = defined('boundaryEvent', kind, ` attachedToRef="work" cancelActivity="${interrupting}"`);
  if (kind === 'compensation') return through(service('it'), COMPENSATED);
  return file(
    `<startEvent id="start"/>${service('work')}<endEvent id="end"/><endEvent id="other"/>${event}${flows('start work end', 'it other')}`,
  );
}

/** What undoes the activity `it`. */
const COMPENSATED = `<boundaryEvent id="done" attachedToRef="it">${DEFINITIONS['compensation'] ?? ''}</boundaryEvent>
  <serviceTask id="undo" isForCompensation="true">${SENDING}</serviceTask><association id="a" sourceRef="done" targetRef="undo"/>`;

function eventSubProcess(kind: string, interrupting: boolean): string {
  const start = defined('startEvent', kind, ` isInterrupting="${interrupting}"`);
  return through(
    service('it'),
    `<subProcess id="sub" triggeredByEvent="true">${start.replace('id="it"', 'id="begin"')}<endEvent id="done"/>${flows('begin done')}</subProcess>`,
  );
}

function startBy(kind: string): string {
  return file(`${defined('startEvent', kind)}<endEvent id="end"/>${flows('it end')}`);
}

function endBy(kind: string): string {
  return file(`<startEvent id="start"/>${defined('endEvent', kind)}${flows('start it')}`);
}

function gateway(tag: string): string {
  return through(`<${tag} id="it"/>`);
}

const INSIDE = `<startEvent id="in"/><endEvent id="out"/>${flows('in out')}`;
const ITEMS = '<extensionElements><zeebe:loopCharacteristics inputCollection="=items"/></extensionElements>';

function repeated(characteristics: string): string {
  return through(service('it').replace('</serviceTask>', `${characteristics}</serviceTask>`));
}

const LINKED = file(
  `<startEvent id="start"/><intermediateThrowEvent id="away">${DEFINITIONS['link']?.replace('"d"', '"d1"') ?? ''}</intermediateThrowEvent><intermediateCatchEvent id="here">${DEFINITIONS['link'] ?? ''}</intermediateCatchEvent><endEvent id="end"/>${flows('start away', 'here end')}`,
);

const RACE = file(
  `<startEvent id="start"/><eventBasedGateway id="race"/><intermediateCatchEvent id="it">${DEFINITIONS['timer'] ?? ''}</intermediateCatchEvent><endEvent id="end"/>${flows('start race it end')}`,
);

/** Each construct with a model of it, in groups. */
const CONSTRUCTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'Start events': [
    ['none', file(`<startEvent id="it"/><endEvent id="end"/>${flows('it end')}`)],
    ...TRIGGERS.slice(0, 4).map((kind) => [kind, startBy(kind)] as const),
  ],
  'Event subprocesses': TRIGGERS.flatMap((kind) => [
    [`${kind}, interrupting`, eventSubProcess(kind, true)] as const,
    ...(['error', 'compensation'].includes(kind)
      ? []
      : [[`${kind}, not interrupting`, eventSubProcess(kind, false)] as const]),
  ]),
  'End events': [
    ['none', file(`<startEvent id="start"/><endEvent id="it"/>${flows('start it')}`)],
    ...['terminate', 'error', 'message', 'signal', 'escalation', 'compensation', 'cancel'].map(
      (kind) => [kind, endBy(kind)] as const,
    ),
  ],
  'Intermediate events': [
    ...['timer', 'message', 'signal', 'condition'].map(
      (kind) => [`${kind}, catching`, through(defined('intermediateCatchEvent', kind))] as const,
    ),
    ['none, throwing', through('<intermediateThrowEvent id="it"/>')],
    ...['message', 'signal', 'escalation', 'compensation'].map(
      (kind) => [`${kind}, throwing`, through(defined('intermediateThrowEvent', kind))] as const,
    ),
    ['link', LINKED],
  ],
  'Boundary events': TRIGGERS.flatMap((kind) => [
    [kind === 'compensation' ? kind : `${kind}, interrupting`, boundary(kind, true)] as const,
    ...(['error', 'compensation'].includes(kind)
      ? []
      : [[`${kind}, not interrupting`, boundary(kind, false)] as const]),
  ]),
  Activities: [
    ['task', task('task')],
    ['manual task', task('manualTask')],
    ['service task', task('serviceTask', JOB)],
    ['send task', task('sendTask', JOB)],
    ['receive task', through('<receiveTask id="it" messageRef="M"/>')],
    ['user task', through(userTask('it'))],
    ['script task, as a job', task('scriptTask', JOB)],
    [
      'script task, FEEL',
      task('scriptTask', '<extensionElements><zeebe:script expression="=1" resultVariable="x"/></extensionElements>'),
    ],
    ['business rule task, as a job', task('businessRuleTask', JOB)],
    [
      'business rule task, DMN',
      task(
        'businessRuleTask',
        '<extensionElements><zeebe:calledDecision decisionId="level" resultVariable="x"/></extensionElements>',
      ),
    ],
    ['embedded subprocess', task('subProcess', INSIDE)],
    ['ad-hoc subprocess', task('adHocSubProcess', '<task id="inner"/>')],
    ['transaction', task('transaction', INSIDE)],
    [
      'call activity',
      task('callActivity', '<extensionElements><zeebe:calledElement processId="p"/></extensionElements>'),
    ],
    [
      'multi-instance, parallel',
      repeated(`<multiInstanceLoopCharacteristics>${ITEMS}</multiInstanceLoopCharacteristics>`),
    ],
    [
      'multi-instance, sequential',
      repeated(`<multiInstanceLoopCharacteristics isSequential="true">${ITEMS}</multiInstanceLoopCharacteristics>`),
    ],
    ['standard loop', repeated('<standardLoopCharacteristics/>')],
  ],
  Gateways: [
    ['exclusive', gateway('exclusiveGateway')],
    ['parallel', gateway('parallelGateway')],
    ['inclusive', gateway('inclusiveGateway')],
    ['event-based', RACE],
    ['complex', gateway('complexGateway')],
  ],
};

describe('The constructs of BPMN', () => {
  it(`that are executed stand on the page ${PAGE}, which LENKWERK_WRITE_PAGES=1 writes`, async () => {
    const lines: string[] = [];
    for (const [group, constructs] of Object.entries(CONSTRUCTS)) {
      lines.push('', `## ${group}`, '', '| construct | executed |', '|---|---|');
      for (const [name, xml] of constructs) lines.push(`| ${name} | ${await isExecuted(xml)} |`);
    }
    const page = `# Supported elements\n\nWritten by \`model/supported-elements.spec.ts\`: each construct stands in a model of its own that is compiled. What is not\nexecuted is refused at the deployment with the sentence that is given here.\n${lines.join('\n')}\n`;
    if (process.env['LENKWERK_WRITE_PAGES'] === '1') writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });
});

/** `yes`, or the first finding without the place in the file. */
async function isExecuted(xml: string): Promise<string> {
  try {
    await modelOf(xml);
    return 'yes';
  } catch (error) {
    const [first = ''] = error instanceof Object && 'message' in error ? String(error.message).split('\n') : [];
    return first.replace(/^\S+ \([^)]*\): /u, '');
  }
}
