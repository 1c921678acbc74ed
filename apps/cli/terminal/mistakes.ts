/** Something that the person at the keyboard can mend; the program ends with 1. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}

/** Wrong use of the command line; the program ends with 2. */
export class UsageMistake extends Error {
  override readonly name = 'UsageMistake';
}

/** A part was done and the rest was not, as the output says; the program ends with 3. */
export class DoneInPart extends Error {
  override readonly name = 'DoneInPart';
}

/** No server answers at the address; the program ends with 1. */
export class NoServer extends Mistake {}
