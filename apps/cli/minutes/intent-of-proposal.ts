/** `Der Sozialausschuss möge den Bericht zur Kenntnis nehmen.`: one sentence, one subject, one act. */
const TAKE_NOTE =
  /^[^.;:,!?]* (?:möge|mögen|wolle|wollen) (?:(?!und\b|sowie\b|oder\b)[^\s.;:,!?]+ ){1,12}zur Kenntnis nehmen\.?$/u;
/** `Um Kenntnisnahme wird gebeten.` */
const NOTE_IS_ASKED = /^(?:es wird um|um) kenntnisnahme (?:wird )?gebeten\.?$/iu;

/** The act that a proposal asks for, where its whole text asks for this one act alone; else it stays unknown. */
export function intentOfProposal(proposal: string | null): 'acknowledgement' | undefined {
  const text = proposal?.normalize('NFC').replace(/\s+/gu, ' ').trim() ?? '';
  return TAKE_NOTE.test(text) || NOTE_IS_ASKED.test(text) ? 'acknowledgement' : undefined;
}
