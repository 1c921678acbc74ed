import type { AST } from '@eslint-community/regexpp';

/** Lookbehinds read from right to left. */
type Direction = 1 | -1;

/** A step of a pattern's program, as in a backtracking engine. */
export type Instruction =
  | { readonly do: 'read'; readonly node: AST.Node; readonly direction: Direction }
  /** Goes on at `first`, and at `second` when that fails. */
  | { readonly do: 'try'; first: number; second: number }
  | { readonly do: 'edge'; readonly of: 'start' | 'end' }
  | { readonly do: 'word'; readonly negate: boolean }
  | { readonly do: 'look'; readonly program: Program; readonly negate: boolean }
  /** A repetition that took nothing ends: `begin` keeps the place, `moved` compares it. */
  | { readonly do: 'begin' | 'moved'; readonly register: number }
  | { readonly do: 'match' };
export type Program = readonly Instruction[];

export function programOf(alternatives: readonly AST.Alternative[], direction: Direction = 1): Program {
  const program: Instruction[] = [];
  addAlternatives(program, alternatives, direction);
  program.push({ do: 'match' });
  return program;
}

function addAlternatives(program: Instruction[], alternatives: readonly AST.Alternative[], direction: Direction): void {
  const ends: { first: number }[] = [];
  for (const [index, { elements }] of alternatives.entries()) {
    const choice = { do: 'try' as const, first: program.length + 1, second: -1 };
    const isLast = index === alternatives.length - 1;
    if (!isLast) program.push(choice);
    for (const element of direction === 1 ? elements : [...elements].reverse()) add(program, element, direction);
    if (isLast) break;
    const end = { do: 'try' as const, first: -1, second: -1 };
    program.push(end);
    ends.push(end);
    choice.second = program.length;
  }
  for (const end of ends) end.first = program.length;
}

function add(program: Instruction[], element: AST.Element, direction: Direction): void {
  switch (element.type) {
    case 'Assertion':
      program.push(assertionOf(element));
      return;
    case 'Quantifier':
      addRepetitions(program, element, direction);
      return;
    case 'CapturingGroup':
    case 'Group':
      addAlternatives(program, element.alternatives, direction);
      return;
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      program.push({ do: 'read', node: element, direction });
      return;
    case 'Backreference':
      // Whatever the group takes: that is more than what it took, so no work is missed.
      addAlternatives(program, groupsOf(element)[0]?.alternatives ?? [], direction);
      return;
    case 'ExpressionCharacterClass':
      throw new Error(`${element.raw} is not counted yet`);
  }
}

function groupsOf({ resolved }: AST.Backreference): readonly AST.CapturingGroup[] {
  return Array.isArray(resolved) ? resolved : [resolved];
}

function addRepetitions(
  program: Instruction[],
  { element, min, max, greedy }: AST.Quantifier,
  direction: Direction,
): void {
  for (let done = 0; done < min; done += 1) add(program, element, direction);
  const choices: { first: number; second: number }[] = [];
  const choose = (): void => {
    const choice = { do: 'try' as const, first: program.length + 1, second: program.length + 1 };
    program.push(choice);
    choices.push(choice);
  };
  if (max === Infinity) {
    const start = program.length;
    choose();
    program.push({ do: 'begin', register: start });
    add(program, element, direction);
    program.push({ do: 'moved', register: start }, { do: 'try', first: start, second: -1 });
  } else {
    for (let done = min; done < max; done += 1) {
      choose();
      add(program, element, direction);
    }
  }
  for (const choice of choices) choice[greedy ? 'second' : 'first'] = program.length;
}

function assertionOf(assertion: AST.Assertion): Instruction {
  switch (assertion.kind) {
    case 'lookahead':
    case 'lookbehind': {
      const program = programOf(assertion.alternatives, assertion.kind === 'lookahead' ? 1 : -1);
      return { do: 'look', program, negate: assertion.negate };
    }
    case 'start':
    case 'end':
      return { do: 'edge', of: assertion.kind };
    case 'word':
      return { do: 'word', negate: assertion.negate };
  }
}
