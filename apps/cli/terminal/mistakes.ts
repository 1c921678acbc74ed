/** Something that the person at the keyboard can mend; the program ends with 1. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}

/** Wrong use of the command line; the program ends with 2. */
export class UsageMistake extends Error {
  override readonly name = 'UsageMistake';
}
