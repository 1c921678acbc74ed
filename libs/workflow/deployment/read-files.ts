import { checkCommandTasks } from '../domain/check-command-tasks.js';
import type { DomainCommands } from '../domain/domain-commands.js';
import type { FeelClock } from '../feel/expression.js';
import { readForm } from '../forms/read-form.js';
import { compileFile } from '../model/compile-process.js';
import type { Finding } from '../model/finding.js';
import type { KnownEvents } from '../model/message-names.js';
import { namedStarts, nameFindings } from '../model/message-names.js';
import type { DomainVocabulary } from '../model/model-reading.js';
import type { ProcessModel } from '../model/process-model.js';
import type { TaskForm } from '../model/user-task-parts.js';
import { readBpmn } from '../model/read-bpmn.js';
import type { NewResource } from './deployments.decide.js';
import { checkTimers, timerStarts } from './model-timers.js';

export interface ModelFile {
  /** The name that the caller gave, with its ending. */
  readonly name: string;
  readonly text: string;
}

export interface FileFinding extends Finding {
  readonly file: string;
}

/** Limits of one deployment. */
const DEPLOYMENT_LIMITS = { files: 50, fileName: 255 } as const;

interface FileContent {
  readonly models: readonly ProcessModel[];
  readonly forms: NonNullable<NewResource['forms']>;
}

type ReadFile = FileContent | { readonly findings: readonly FileFinding[] };

type ReadDeployment = { readonly resources: readonly ReadResource[] } | { readonly findings: readonly FileFinding[] };

/** A file without a finding, and its processes or its form. */
export interface ReadResource {
  readonly file: ModelFile;
  readonly processes: NewResource['processes'];
  readonly forms: NonNullable<NewResource['forms']>;
}

/** What models are checked against. */
export interface ReadingFacts {
  readonly commands: DomainCommands;
  readonly clock: FeelClock;
  readonly domain: DomainVocabulary | undefined;
  readonly events: KnownEvents | undefined;
}

/** Reads and compiles the files of a deployment. With any finding none may be deployed; all findings come together. */
export async function readFiles(files: readonly ModelFile[], facts: ReadingFacts): Promise<ReadDeployment> {
  if (files.length > DEPLOYMENT_LIMITS.files) {
    const problem = `the deployment has ${files.length} files, ${DEPLOYMENT_LIMITS.files} are allowed`;
    return { findings: [{ file: '', problem }] };
  }
  const read = await Promise.all(files.map(async (file) => ({ file, result: await readFile(file, facts) })));
  const contents = read.flatMap(({ file, result }) => ('findings' in result ? [] : [{ file, ...result }]));
  const findings = [
    ...read.flatMap(({ result }) => ('findings' in result ? result.findings : [])),
    ...missingForms(contents),
    ...missingProcesses(contents),
  ];
  if (findings.length > 0) return { findings };
  return {
    resources: contents.map(({ file, models, forms }) => ({
      file,
      processes: models.map((model) => processOf(model, facts.clock)),
      forms,
    })),
  };
}

/** A form that is bound by the deployment must be in it. */
function missingForms(contents: readonly (FileContent & { readonly file: ModelFile })[]): readonly FileFinding[] {
  const deployed = new Set(contents.flatMap(({ forms }) => forms.map(({ form }) => form)));
  return contents.flatMap(({ file, models }) =>
    models.flatMap((model) =>
      formsIn(model).flatMap(({ element, form }): readonly FileFinding[] => {
        if (form.binding !== 'deployment' || deployed.has(form.id)) return [];
        const problem = `the form "${form.id}" is bound by the deployment, which does not have it`;
        return [{ file: file.name, element, problem, instead: 'deploy its file together with the model' }];
      }),
    ),
  );
}

function formsIn({
  id,
  startForm,
  elements,
}: ProcessModel): readonly { readonly element: string; readonly form: TaskForm }[] {
  const ofTasks = [...elements.values()].flatMap((one) =>
    one.work === 'user' && one.form !== undefined ? [{ element: one.id, form: one.form }] : [],
  );
  return startForm === undefined ? ofTasks : [{ element: id, form: startForm }, ...ofTasks];
}

/** A process that is called in the version of the deployment must be in it. */
function missingProcesses(contents: readonly (FileContent & { readonly file: ModelFile })[]): readonly FileFinding[] {
  const deployed = new Set(contents.flatMap(({ models }) => models.map(({ id }) => id)));
  return contents.flatMap(({ file, models }) =>
    models.flatMap(({ elements }) =>
      [...elements.values()].flatMap((element): readonly FileFinding[] => {
        if (element.work !== 'call' || element.binding !== 'deployment' || element.called.kind !== 'text') return [];
        if (deployed.has(element.called.text)) return [];
        const problem = `the process "${element.called.text}" is bound by the deployment, which does not have it`;
        return [{ file: file.name, element: element.id, problem, instead: 'deploy its file together with the model' }];
      }),
    ),
  );
}

function processOf(model: ProcessModel, clock: FeelClock): NewResource['processes'][number] {
  const { id, name: title, versionTag, startForm } = model;
  const starts = [...namedStarts(model), ...timerStarts(model, clock)];
  return {
    process: id,
    ...(title !== undefined && { name: title }),
    ...(versionTag !== undefined && { versionTag }),
    ...(startForm !== undefined && ({ startForm: true } as const)),
    ...(starts.length > 0 && { starts }),
  };
}

async function readFile({ name, text }: ModelFile, facts: ReadingFacts): Promise<ReadFile> {
  const { commands, clock, domain, events } = facts;
  const inFile = (findings: readonly Finding[]): readonly FileFinding[] =>
    findings.map((one) => ({ file: name, ...one }));
  if (name.length > DEPLOYMENT_LIMITS.fileName) {
    return { findings: inFile([{ problem: `the name has more than ${DEPLOYMENT_LIMITS.fileName} characters` }]) };
  }
  if (name.endsWith('.form')) {
    const result = readForm(text);
    if (!result.read) return { findings: inFile(result.findings) };
    const { id: form, versionTag } = result.form;
    return { models: [], forms: [{ form, ...(versionTag !== undefined && { versionTag }) }] };
  }
  if (!name.endsWith('.bpmn')) {
    const problem = 'this kind of file cannot be deployed here';
    return {
      findings: inFile([{ problem, instead: 'deploy a BPMN file whose name ends in .bpmn, or a form in .form' }]),
    };
  }
  const result = await readBpmn(text);
  if (!result.read) return { findings: inFile(result.findings) };
  const { processes, findings } = compileFile(result.model, domain);
  const { lines } = result.model;
  const lineOf = (element: string): number | undefined => lines.get(element);
  const tasks = processes.flatMap((model) => checkCommandTasks(model, commands, lineOf));
  const names = processes.flatMap((model) => nameFindings(model, events, lines));
  const timers = processes.flatMap((model) => checkTimers(model, clock, lineOf));
  const all = [...result.findings, ...findings, ...tasks, ...names, ...timers];
  if (all.length > 0) return { findings: inFile(all) };
  return { models: processes, forms: [] };
}
