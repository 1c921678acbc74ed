export interface Example {
  readonly line: number;
  readonly script: string;
  readonly expected: readonly string[];
}
export function readExamples(markdown: string): readonly Example[];
export function scriptOf(examples: readonly Example[]): string;
export function missingIn(examples: readonly Example[], output: string): readonly string[];
