import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bpmn, flow, flows, service, userTask } from '../../libs/workflow/testing/bpmn.js';
import { CliServer } from '../support/cli-server.js';
import type { CliRun } from '../support/run-cli.js';
import { describeInFolder } from '../support/stores.js';
import { until } from '../support/until.js';

const cli = new CliServer();
const MODEL = bpmn(
  `<startEvent id="start"/><exclusiveGateway id="way"/>${service('draft')}<endEvent id="end"/>
  ${flows('start way', 'draft end')}${flow('way', 'draft', '=paper != null')}`,
  'paper',
);

interface Activated {
  readonly jobs: readonly { readonly jobKey: string }[];
}

describeInFolder('lenkwerk workflow', () => {
  let manager: string;
  let worker: string;

  beforeAll(async () => {
    await cli.start();
    manager = await cli.tokenFor('process', 'process-manager');
    worker = await cli.tokenFor('drafts', 'worker');
    writeFileSync(join(cli.folder, 'paper.bpmn'), MODEL);
  });

  async function job(path: string, body: object): Promise<Response> {
    return await fetch(`${cli.server.url}/v2/jobs/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${worker}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** The output of a read, once it has this text: read models may lag. */
  async function told(words: readonly string[], text: string): Promise<CliRun> {
    let run = await cli.as(manager, words);
    await until(async () => {
      run = await cli.as(manager, words);
      return run.stdout.includes(text);
    });
    return run;
  }

  it('deploys a model, starts it once under one key, and shows where it is', async () => {
    const deployed = await cli.asAdministrator('workflow', 'deploy', join(cli.folder, 'paper.bpmn'));
    expect(deployed.stdout).toMatch(/^paper +1 +\d+ +paper\.bpmn$/mu);
    const words = ['workflow', 'start', 'paper', '--key', 'k', '--variables', '{"paper": "Leitbild"}'];
    const first = await cli.as(manager, words);
    expect(first.stdout).toMatch(/^\d+\n$/u);
    expect((await cli.as(manager, words)).stdout).toBe(first.stdout);
    const shown = await told(['workflow', 'show', first.stdout.trim()], 'SERVICE_TASK');
    expect(shown.stdout).toMatch(/^paper, version 1: active, since /u);
    expect(shown.stdout).toMatch(/^active .* SERVICE_TASK +draft$/mu);
    expect(shown.stdout).toMatch(/^paper +"Leitbild"$/mu);
    expect((await cli.as(manager, ['workflow', 'cancel', first.stdout.trim()])).code).toBe(0);
    await told(['workflow', 'list', '--state', 'terminated'], first.stdout.trim());
  });

  it('gives a job that failed new tries when its incident is retried', async () => {
    await cli.as(manager, ['workflow', 'start', 'paper', '--variables', '{"paper": "Haushalt"}']);
    const wish = { type: 'draft', timeout: 60_000, maxJobsToActivate: 1 };
    const { jobs } = (await (await job('activation', wish)).json()) as Activated;
    expect((await job(`${jobs[0]?.jobKey}/failure`, { retries: 0, errorMessage: 'no paper' })).status).toBe(204);
    const listed = await told(['workflow', 'incidents'], 'JOB_NO_RETRIES');
    expect(listed.stdout).toMatch(/JOB_NO_RETRIES +paper +draft +no paper$/mu);
    const incident = /^(\d+) /mu.exec(listed.stdout)?.[1] ?? '';
    expect((await cli.as(manager, ['workflow', 'retry', incident])).code).toBe(0);
    const again = (await (await job('activation', wish)).json()) as Activated;
    expect(again.jobs).toEqual([expect.objectContaining({ jobKey: jobs[0]?.jobKey, retries: 3 })]);
  });

  it('lists tasks, claims and completes one with its results, and skips another with a reason', async () => {
    const candidates = '<zeebe:assignmentDefinition candidateGroups="clerk"/>';
    const asked = `${userTask('assess', candidates)}${userTask('archive', candidates)}`;
    const model = bpmn(`<startEvent id="start"/>${asked}${flows('start assess archive')}`, 'assessing');
    writeFileSync(join(cli.folder, 'assessing.bpmn'), model);
    await cli.asAdministrator('workflow', 'deploy', join(cli.folder, 'assessing.bpmn'));
    const clerk = await cli.tokenFor('assessment', 'clerk');
    const instance = (await cli.as(manager, ['workflow', 'start', 'assessing'])).stdout.trim();
    const listed = await told(['workflow', 'tasks', '--group', 'clerk'], 'assess');
    const [, task = ''] = /^(\d+) +open +– +clerk +– +assess +complete$/mu.exec(listed.stdout) ?? [];
    expect(task).not.toBe('');
    expect((await cli.as(clerk, ['workflow', 'claim', task])).code).toBe(0);
    const results = ['--variable', 'points=7', '--variable', 'note=gut'];
    expect((await cli.as(clerk, ['workflow', 'complete', task, ...results])).code).toBe(0);
    const shown = await told(['workflow', 'show', instance], 'points');
    expect(shown.stdout).toMatch(/^points +7$/mu);
    expect(shown.stdout).toMatch(/^note +"gut"$/mu);
    const next = await told(['workflow', 'tasks'], 'archive');
    const [, last = ''] = /^(\d+) .* archive +complete$/mu.exec(next.stdout) ?? [];
    const denied = await cli.as(clerk, ['workflow', 'skip', last, '--reason', 'too late']);
    expect(denied.code).not.toBe(0);
    expect((await cli.as(manager, ['workflow', 'skip', last, '--reason', 'too late'])).code).toBe(0);
    await told(['workflow', 'list', '--state', 'completed'], instance);
  });

  it("writes templates for Camunda's Modeler", async () => {
    const file = join(cli.folder, 'templates', 'lenkwerk.json');
    const run = await cli.as(manager, ['workflow', 'element-templates', file]);
    expect(run.code).toBe(0);
    const templates = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly description: string }[];
    expect(templates.map(({ description }) => description)).toContain('strategy.meeting.invite');
  });

  it.each([
    [['workflow', 'retry', '131072', '--deviation', 'notOnAgenda'], '--deviation must be <rule>=<reason>'],
    [['workflow', 'complete', '131073', '--variable', 'points'], '--variable must be <name>=<value>'],
    [['workflow', 'skip', '131073'], '--reason'],
    [['workflow', 'start', 'paper', '--variables', '[1]'], '--variables must be a JSON object'],
    [['workflow', 'show', 'paper'], '<instance> must be a key'],
    [['workflow', 'show', '131072'], '404'],
    [['workflow', 'start', 'unknown'], 'Definition does not exist: deploy its model first.'],
    [['workflow', 'deploy', 'missing.bpmn'], 'missing.bpmn cannot be read'],
  ])('%j ends with what to mend', async (words, said) => {
    const run = await cli.as(manager, words);
    expect(run.code).not.toBe(0);
    expect(run.stderr).toContain(said);
  });
});
