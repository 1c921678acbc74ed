/** A round asks for at most so many measures. */
export const MOST_ASKED = 2000;
