import { commandPage, DomainCommands, elementTemplates, errorCodeOf, NEVER_TASKS } from '#workflow';
import { readFileSync, writeFileSync } from 'node:fs';
import { commandStreams, streams } from './features.js';

const PAGE = 'libs/workflow/domain-commands.md';

describe('The commands that service tasks may send', () => {
  const commands = new DomainCommands(commandStreams);

  it(`stand on the page ${PAGE}, which LENKWERK_WRITE_PAGES=1 writes`, () => {
    const page = commandPage(commands);
    if (process.env['LENKWERK_WRITE_PAGES'] === '1') writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });

  it('leave out what people sign, release, decide and confirm, and name only commands that exist', () => {
    const all = new Set(streams.flatMap((one) => one.commands.map(({ type }) => type)));
    expect([...NEVER_TASKS].filter((type) => !all.has(type))).toEqual([]);
    const sent = new Set(commands.all.map(({ command }) => command));
    expect([...NEVER_TASKS].filter((type) => sent.has(type))).toEqual([]);
    const acts = /^(?:Adopt|Confirm|Sign|CoSign|Release|Approve|Decide|Resolve|Grant|Reject)/u;
    expect([...sent].filter((type) => acts.test(type))).toEqual([]);
  });

  it('have one error code for each reason', () => {
    for (const { stream } of commandStreams) {
      const reasons = Object.keys(stream.decider.german);
      expect(new Set(reasons.map(errorCodeOf)).size).toBe(reasons.length);
    }
  });

  it("have templates that Camunda's Modeler takes, with each field, and the choices of a field to choose from", async () => {
    // Loaded late: what it requires is a module that the workflow imports, which Jest takes for a circle otherwise.
    const { validateAllZeebe } = await import('@bpmn-io/element-templates-validator');
    const templates = elementTemplates(commands);
    const { valid, results } = validateAllZeebe([...templates]);
    expect(results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(valid).toBe(true);
    expect(templates.map(({ description }) => description)).toEqual(commands.all.map(({ jobType }) => jobType));
    const schedule = templates.find(({ id }) => id === 'lenkwerk.strategy.meeting.schedule');
    expect(schedule?.properties).toContainEqual({
      id: 'input-form',
      label: 'Form',
      description: 'Left out: unknown.',
      group: 'further',
      type: 'Dropdown',
      choices: ['', 'inPerson', 'video', 'hybrid', 'circular'].map((value) => ({ name: value || '–', value })),
      binding: { type: 'zeebe:input', name: 'form' },
      optional: true,
    });
  });

  it('are found by their types, and by similar ones', () => {
    expect(commands.find('strategy.meeting.invite')).toMatchObject({
      found: 'task',
      command: { command: 'InviteToMeeting' },
    });
    expect(commands.find('strategy.meeting.inviet')).toEqual({ found: 'none', nearest: 'strategy.meeting.invite' });
    expect(commands.find('strategy.paper.release')).toEqual({ found: 'never' });
    expect(commands.find('strategy.meeting.note')).toMatchObject({ found: 'none' });
  });
});
