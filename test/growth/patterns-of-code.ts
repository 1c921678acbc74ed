import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface FoundPattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every pattern that is written as a literal in the code, tests aside. `split` looks for all places, as `g` does. */
export function literalPatterns(root: string): readonly FoundPattern[] {
  return sourceFiles(root).flatMap((file) => {
    const parsed = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const found: FoundPattern[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const flags = node.text.slice(end + 1);
        const all = isArgumentOfSplit(node) && !flags.includes('g') ? 'g' : '';
        found.push({ file, source: node.text.slice(1, end), flags: flags + all });
      }
      ts.forEachChild(node, visit);
    };
    visit(parsed);
    return found;
  });
}

/** Files that make patterns while they run. */
export function filesWithMadePatterns(root: string): readonly string[] {
  return sourceFiles(root).filter((file) => readFileSync(join(root, file), 'utf8').includes('new RegExp('));
}

/** Files that make patterns inside of functions, where no test sees them unless the functions run while the file is loaded. */
export function filesWithPatternsOfFunctions(root: string): readonly string[] {
  return filesWithMadePatterns(root).filter((file) =>
    makesPatternInside(
      ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true),
      false,
    ),
  );
}

function makesPatternInside(node: ts.Node, inside: boolean): boolean {
  if (inside && ts.isNewExpression(node) && node.expression.getText() === 'RegExp') return true;
  const within = inside || ts.isFunctionLike(node);
  return ts.forEachChild(node, (child) => makesPatternInside(child, within) || undefined) ?? false;
}

function isArgumentOfSplit({ parent }: ts.Node): boolean {
  return (
    ts.isCallExpression(parent)
    && ts.isPropertyAccessExpression(parent.expression)
    && parent.expression.name.text === 'split'
  );
}

function sourceFiles(root: string): readonly string[] {
  return ['apps', 'libs'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjs)$/u.test(name) && !/\.(?:spec|fixture|d)\.ts$/u.test(name))
      .map((name) => join(top, name))
      .sort(),
  );
}
