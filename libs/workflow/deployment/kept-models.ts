import { LRUCache } from 'lru-cache';
import type { PinnedDefinition } from '../instance/steps.js';
import type { ProcessModels } from '../instance/process-instance.stream.js';
import { compileFile } from '../model/compile-process.js';
import type { ProcessModel } from '../model/process-model.js';
import { readBpmn } from '../model/read-bpmn.js';

/** The document store, as far as models are kept there. */
export interface ModelDocuments {
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array | undefined>;
}

/** Compiled files that are kept in memory. */
const CACHED_FILES = 200;

/** Models from the document store, compiled once while they are in use. */
export class KeptModels implements ProcessModels {
  readonly #files = new LRUCache<string, Promise<readonly ProcessModel[]>>({ max: CACHED_FILES });

  constructor(private readonly documents: Pick<ModelDocuments, 'get'>) {}

  async modelOf({ sha256, process }: Pick<PinnedDefinition, 'process' | 'sha256'>): Promise<ProcessModel> {
    let file = this.#files.get(sha256);
    if (file === undefined) {
      file = this.#compile(sha256);
      this.#files.set(sha256, file);
      // A failure is not kept: the document may be there the next time.
      file.catch(() => this.#files.delete(sha256));
    }
    const model = (await file).find(({ id }) => id === process);
    if (model === undefined) throw new Error(`the document ${sha256} has no process ${process}`);
    return model;
  }

  async #compile(sha256: string): Promise<readonly ProcessModel[]> {
    const bytes = await this.documents.get(sha256);
    if (bytes === undefined) throw new Error(`the model ${sha256} is not in the document store`);
    const result = await readBpmn(new TextDecoder().decode(bytes));
    if (!result.read) throw new Error(`the document ${sha256} is no BPMN model`);
    return compileFile(result.model).processes;
  }
}
