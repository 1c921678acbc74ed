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
export const DEPLOYMENT_LIMITS = { files: 50, fileName: 255 } as const;

type ReadFile = { readonly processes: NewResource['processes'] } | { readonly findings: readonly FileFinding[] };

/** Reads and compiles a file. With any finding it must not be deployed; all findings come together. */
export async function readFile({ name, text }: ModelFile): Promise<ReadFile> {
  const inFile = (findings: readonly Finding[]): readonly FileFinding[] =>
    findings.map((one) => ({ file: name, ...one }));
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
