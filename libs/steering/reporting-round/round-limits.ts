/** The most measures that a round asks for. */
export const MOST_ASKED = 2000;
