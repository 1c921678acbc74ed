/** Something that the person at the keyboard can mend; the program ends with 1. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}

/** Used otherwise than the help says; the program ends with 2. */
export class UsageMistake extends Error {
  override readonly name = 'UsageMistake';
}
