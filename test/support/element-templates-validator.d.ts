declare module '@bpmn-io/element-templates-validator' {
  interface TemplateResult {
    readonly valid: boolean;
    readonly errors?: readonly { readonly message: string; readonly dataPath?: string }[];
  }

  /** Checks templates against Camunda's JSON schema for Zeebe. */
  export function validateAllZeebe(templates: readonly object[]): {
    readonly valid: boolean;
    readonly results: readonly TemplateResult[];
  };
}
