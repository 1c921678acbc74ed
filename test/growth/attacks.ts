import type { AST } from '@eslint-community/regexpp';
import { visitRegExpAST } from '@eslint-community/regexpp';
import type { StepCounter } from './step-counter.js';

/** Characters that are tried beside those of the pattern. */
const COMMON = ' \t\r\n0179aAxZäÖß_-–.,:;!?/\\|()[]{}<>"\'„“»=+*#@%&~^$\u0001\u00ad\ufffd';
/** What ends a repetition without being part of it. */
const TAILS = ['\u0001', '\n'] as const;
const MOST_PUMPS = 8;
/** A repetition up to this number is a constant. */
const FEW = 20;

type OneCharacter = AST.Character | AST.CharacterSet | AST.CharacterClass;

/** A text that is made as long as one likes. */
export interface Attack {
  readonly before: string;
  readonly repeated: string;
  readonly behind: string;
}

export function textOf({ before, repeated, behind }: Attack, length: number): string {
  const times = Math.max(1, Math.ceil((length - before.length - behind.length) / repeated.length));
  return before + repeated.repeat(times) + behind;
}

/**
 * Repetitions that make a pattern go back or start again: of each kind of character, of the samples of its alternatives,
 * and of each part that the pattern itself repeats, behind what leads to it.
 */
export function attacksOn(counter: StepCounter): readonly Attack[] {
  const characters = charactersOf(counter);
  const sample = (node: AST.Node): string => sampleOf(node, counter, characters);
  const units = new Set<string>(characters.slice(0, 2 * MOST_PUMPS));
  const found: Attack[] = [];
  const add = (before: string, repeated: string): void => {
    if (repeated !== '') found.push(...TAILS.map((behind) => ({ before, repeated, behind })));
  };
  visitRegExpAST(counter.pattern, {
    onAlternativeEnter: (alternative) => {
      const whole = sample(alternative);
      units.add(whole).add(whole.slice(0, -1)).add(`${whole} `);
    },
    onQuantifierEnter: (quantifier) => {
      if (quantifier.max - quantifier.min < FEW) return;
      const [before, behind] = aroundOf(quantifier, sample);
      for (const pump of pumpsOf(quantifier, counter, characters, sample)) {
        add(before, pump);
        units
          .add(before + pump)
          .add(pump + behind)
          .add(before + pump + behind.slice(0, -1));
      }
    },
  });
  for (const unit of units) add('', unit);
  return found;
}

/** One character of each kind that the pattern tells apart; first those that most of its parts take. */
function charactersOf(counter: StepCounter): readonly string[] {
  const nodes: OneCharacter[] = [];
  const candidates = new Set(COMMON);
  visitRegExpAST(counter.pattern, {
    onCharacterEnter: (node) => {
      candidates.add(String.fromCodePoint(node.value));
      if (node.parent.type === 'Alternative' || node.parent.type === 'Quantifier') nodes.push(node);
    },
    onCharacterSetEnter: (node) => {
      if (node.parent.type === 'Alternative' || node.parent.type === 'Quantifier') nodes.push(node);
    },
    onCharacterClassEnter: (node) => nodes.push(node),
  });
  const kinds = new Map<string, readonly [character: string, takenBy: number]>();
  for (const character of [...candidates].filter((one) => one.length === 1)) {
    const taken = nodes.map((node) => (counter.takes(node, character) ? '1' : '0')).join('');
    if (!kinds.has(taken)) kinds.set(taken, [character, taken.replaceAll('0', '').length]);
  }
  return [...kinds.values()].sort(([, one], [, other]) => other - one).map(([character]) => character);
}

function pumpsOf(
  { element }: AST.Quantifier,
  counter: StepCounter,
  characters: readonly string[],
  sample: (node: AST.Node) => string,
): readonly string[] {
  if (element.type === 'CapturingGroup' || element.type === 'Group') return element.alternatives.map(sample);
  return characters.filter((one) => counter.takes(element, one)).slice(0, MOST_PUMPS);
}

/** Samples of what stands before and behind the node in the whole pattern. */
function aroundOf(node: AST.Node, sample: (node: AST.Node) => string): readonly [before: string, behind: string] {
  let [before, behind] = ['', ''];
  for (let inner: AST.Node | null = node; inner !== null; inner = inner.parent) {
    if (inner.parent?.type !== 'Alternative') continue;
    const { elements } = inner.parent;
    const at = elements.findIndex((one) => one === inner);
    before = elements.slice(0, at).map(sample).join('') + before;
    behind += elements
      .slice(at + 1)
      .map(sample)
      .join('');
  }
  return [before, behind];
}

/** A text that the node takes, mostly. */
function sampleOf(node: AST.Node, counter: StepCounter, characters: readonly string[]): string {
  const inner = (one: AST.Node): string => sampleOf(one, counter, characters);
  if (node.type === 'Character') return String.fromCodePoint(node.value);
  if (node.type === 'CharacterSet' || node.type === 'CharacterClass') {
    return characters.find((one) => counter.takes(node, one)) ?? '';
  }
  if (node.type === 'Quantifier') return node.max === 0 ? '' : inner(node.element).repeat(Math.max(1, node.min));
  if (node.type === 'Alternative') return node.elements.map(inner).join('');
  if (node.type !== 'CapturingGroup' && node.type !== 'Group') return '';
  return node.alternatives[0] === undefined ? '' : inner(node.alternatives[0]);
}
