import { compileFile } from '../model/compile-process.js';
import type { Finding } from '../model/finding.js';
import { readBpmn } from '../model/read-bpmn.js';
import type { NewResource } from './deployments.decide.js';

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

type ReadFile = { readonly processes: NewResource['processes'] } | { readonly findings: readonly FileFinding[] };

type ReadDeployment = { readonly resources: readonly ReadResource[] } | { readonly findings: readonly FileFinding[] };

/** A file without a finding, and its processes. */
export interface ReadResource {
  readonly file: ModelFile;
  readonly processes: NewResource['processes'];
}

/** Reads and compiles the files of a deployment. With any finding none may be deployed; all findings come together. */
export async function readFiles(files: readonly ModelFile[]): Promise<ReadDeployment> {
  if (files.length > DEPLOYMENT_LIMITS.files) {
    const problem = `the deployment has ${files.length} files, ${DEPLOYMENT_LIMITS.files} are allowed`;
    return { findings: [{ file: '', problem }] };
  }
  const read = await Promise.all(files.map(async (file) => ({ file, result: await readFile(file) })));
  const findings = read.flatMap(({ result }) => ('findings' in result ? result.findings : []));
  if (findings.length > 0) return { findings };
  const resources = read.flatMap(({ file, result }) =>
    'processes' in result ? [{ file, processes: result.processes }] : [],
  );
  return { resources };
}

async function readFile({ name, text }: ModelFile): Promise<ReadFile> {
  const inFile = (findings: readonly Finding[]): readonly FileFinding[] =>
    findings.map((one) => ({ file: name, ...one }));
  if (name.length > DEPLOYMENT_LIMITS.fileName) {
    return { findings: inFile([{ problem: `the name has more than ${DEPLOYMENT_LIMITS.fileName} characters` }]) };
  }
  if (!name.endsWith('.bpmn')) {
    const problem = 'this kind of file cannot be deployed here';
    return { findings: inFile([{ problem, instead: 'deploy a BPMN file whose name ends in .bpmn' }]) };
  }
  const result = await readBpmn(text);
  if (!result.read) return { findings: inFile(result.findings) };
  const { processes, findings } = compileFile(result.model);
  const all = [...result.findings, ...findings];
  if (all.length > 0) return { findings: inFile(all) };
  return {
    processes: processes.map(({ id, name: title, versionTag }) => ({
      process: id,
      ...(title !== undefined && { name: title }),
      ...(versionTag !== undefined && { versionTag }),
    })),
  };
}
