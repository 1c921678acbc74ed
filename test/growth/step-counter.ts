import type { AST } from '@eslint-community/regexpp';
import { RegExpParser } from '@eslint-community/regexpp';
import type { Instruction, Program } from './pattern-program.js';
import { programOf } from './pattern-program.js';

/**
 * Runs a pattern as a backtracking engine does without its shortcuts, and counts the instructions. So the work of a pattern
 * is a number, the same on every machine.
 */
export class StepCounter {
  readonly pattern: AST.Pattern;
  readonly #program: Program;
  readonly #flags: string;
  #text = '';
  #steps = 0;
  #limit = Infinity;
  readonly #taken = new Map<AST.Node, (character: string) => boolean>();

  constructor(source: string, flags: string) {
    const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
    this.pattern = new RegExpParser().parsePattern(source, 0, source.length, mode);
    this.#program = programOf(this.pattern.alternatives);
    this.#flags = flags;
  }

  /** The steps on a text until the first match, with `g` until the last; a count above `limit` is `Infinity`. */
  steps(text: string, limit: number): number {
    this.#text = text;
    this.#steps = 0;
    this.#limit = limit;
    for (let start = 0; start <= text.length; start += 1) {
      const end = this.#run(this.#program, start);
      if (this.#steps > limit) return Infinity;
      if ((end !== undefined && !this.#flags.includes('g')) || this.#flags.includes('y')) break;
      if (end !== undefined) start = Math.max(start, end - 1);
    }
    return this.#steps;
  }

  /** Whether the node, which stands for one character, takes the character. */
  takes(node: AST.Node, character: string): boolean {
    const test = this.#taken.get(node) ?? this.#testOf(node);
    this.#taken.set(node, test);
    return test(character);
  }

  #testOf(node: AST.Node): (character: string) => boolean {
    const pattern = new RegExp(`^(?:${node.raw})$`, this.#flags.replace(/[gym]/gu, ''));
    const known = new Map<string, boolean>();
    return (character) => {
      const taken = known.get(character) ?? pattern.test(character);
      known.set(character, taken);
      return taken;
    };
  }

  /** The end of the match from `start`. */
  #run(program: Program, start: number): number | undefined {
    const registers: number[] = [];
    // What is tried when the present way fails: instructions with their places, and registers to set back.
    const later: { readonly next: number; readonly at: number; readonly register?: number }[] = [];
    let [next, at] = [0, start];
    for (;;) {
      this.#steps += 1;
      if (this.#steps > this.#limit) return undefined;
      const instruction = program[next];
      if (instruction === undefined || instruction.do === 'match') return at;
      if (instruction.do === 'try') {
        if (instruction.second !== -1) later.push({ next: instruction.second, at });
        next = instruction.first;
        continue;
      }
      if (instruction.do === 'begin') {
        later.push({ next: registers[instruction.register] ?? -1, at: -1, register: instruction.register });
        registers[instruction.register] = at;
        next += 1;
        continue;
      }
      const end = instruction.do === 'moved' ? moved(registers[instruction.register], at) : this.#step(instruction, at);
      if (end !== undefined) {
        next += 1;
        at = end;
        continue;
      }
      let other = later.pop();
      for (; other?.register !== undefined; other = later.pop()) registers[other.register] = other.next;
      if (other === undefined) return undefined;
      ({ next, at } = other);
    }
  }

  /** The place behind the instruction; `undefined`: it does not match. */
  #step(instruction: Instruction, at: number): number | undefined {
    switch (instruction.do) {
      case 'read': {
        const character = this.#text[instruction.direction === 1 ? at : at - 1];
        return character !== undefined && this.takes(instruction.node, character)
          ? at + instruction.direction
          : undefined;
      }
      case 'look':
        return (this.#run(instruction.program, at) !== undefined) === instruction.negate ? undefined : at;
      case 'edge': {
        const isStart = instruction.of === 'start';
        const beyond = this.#text[isStart ? at - 1 : at];
        const atLine = this.#flags.includes('m') && beyond !== undefined && /[\n\r\u2028\u2029]/u.test(beyond);
        return beyond === undefined || atLine ? at : undefined;
      }
      case 'word':
        return (isWord(this.#text[at - 1]) !== isWord(this.#text[at])) === instruction.negate ? undefined : at;
      case 'try':
      case 'begin':
      case 'moved':
      case 'match':
        return at;
    }
  }
}

function moved(from: number | undefined, at: number): number | undefined {
  return from === at ? undefined : at;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /\w/u.test(character);
}
