import { LRUCache } from 'lru-cache';
import { boundVersion } from '../deployment/chosen-version.js';
import type { DeployedFormVersion, Deployments } from '../deployment/deployments.decide.js';
import type { ModelDocuments } from '../deployment/kept-models.js';
import type { BoundForms } from '../instance/form-reference.js';
import { formReference } from '../instance/form-reference.js';
import type { PinnedDefinition } from '../instance/steps.js';
import type { ProcessModel } from '../model/process-model.js';
import type { TaskForm } from '../model/user-task-parts.js';
import type { Form } from './form-model.js';
import { readForm } from './read-form.js';

/** A version of a form with its file. */
export interface KeptForm {
  readonly version: DeployedFormVersion;
  /** The file as it was deployed. */
  readonly schema: string;
  readonly form: Form;
}

/** Files of forms that are kept in memory. */
const CACHED_FORMS = 200;

/** Forms from the document store, read once while they are in use. */
export class DeployedForms {
  readonly #files = new LRUCache<string, Promise<Pick<KeptForm, 'schema' | 'form'>>>({ max: CACHED_FORMS });
  readonly #bound = new WeakMap<ProcessModel, readonly TaskForm[]>();

  constructor(
    private readonly deployments: () => Promise<Deployments>,
    private readonly documents: Pick<ModelDocuments, 'get'>,
  ) {}

  /** The forms that a model binds, in the versions that its bindings mean now. */
  async boundBy({ key }: Pick<PinnedDefinition, 'key'>, model: ProcessModel): Promise<BoundForms> {
    const wanted = this.#formsIn(model);
    if (wanted.length === 0) return new Map();
    const deployments = await this.deployments();
    const deployment = deployments.byKey.get(key)?.deployment;
    return new Map(
      wanted.flatMap((form) => {
        const found = versionOf(form, deployments, deployment);
        return found === undefined ? [] : [[formReference(form), found.key] as const];
      }),
    );
  }

  async startForm(definition: Pick<PinnedDefinition, 'key'>, model: ProcessModel): Promise<KeptForm | undefined> {
    if (model.startForm === undefined) return undefined;
    const key = (await this.boundBy(definition, model)).get(formReference(model.startForm));
    return key === undefined ? undefined : await this.get(key);
  }

  async get(key: string): Promise<KeptForm | undefined> {
    const version = (await this.deployments()).formsByKey.get(key);
    if (version === undefined) return undefined;
    let file = this.#files.get(version.sha256);
    if (file === undefined) {
      file = this.#read(version.sha256);
      this.#files.set(version.sha256, file);
      // A failure is not kept: the document may be there the next time.
      file.catch(() => this.#files.delete(version.sha256));
    }
    return { version, ...(await file) };
  }

  #formsIn(model: ProcessModel): readonly TaskForm[] {
    const known = this.#bound.get(model);
    if (known !== undefined) return known;
    const ofTasks = [...model.elements.values()].flatMap((one) => (one.work === 'user' ? (one.form ?? []) : []));
    const forms = model.startForm === undefined ? ofTasks : [model.startForm, ...ofTasks];
    this.#bound.set(model, forms);
    return forms;
  }

  async #read(sha256: string): Promise<Pick<KeptForm, 'schema' | 'form'>> {
    const bytes = await this.documents.get(sha256);
    if (bytes === undefined) throw new Error(`the form ${sha256} is not in the document store`);
    const schema = new TextDecoder().decode(bytes);
    const result = readForm(schema);
    if (!result.read) throw new Error(`the document ${sha256} is no form`);
    return { schema, form: result.form };
  }
}

/** The version of a form that a binding means. */
export function versionOf(
  form: TaskForm,
  { forms }: Pick<Deployments, 'forms'>,
  deployment: string | undefined,
): DeployedFormVersion | undefined {
  return boundVersion(forms.get(form.id) ?? [], form.binding, {
    deployment,
    tag: 'tag' in form ? form.tag : undefined,
  });
}
