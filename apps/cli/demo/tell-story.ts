import type { Engagement } from './chapters/cast.js';
import { engageCast } from './chapters/cast.js';
import { foundCity } from './chapters/city.js';
import { meetProvision, recommendAndDecide } from './chapters/decision.js';
import { proposeMeasures } from './chapters/measures.js';
import { submitPaper } from './chapters/paper.js';
import { beginProcess } from './chapters/process.js';
import { readBack } from './chapters/reading.js';
import { showRefusals } from './chapters/refusals.js';
import { reportProgress } from './chapters/report.js';
import { askForProgress } from './chapters/round.js';
import { importSitting } from './chapters/sitting.js';
import { agreeMeasures } from './chapters/steering.js';
import type { Play } from './play.js';

/** The results of the demo that remain to look at. */
export interface Told {
  readonly tokens: Engagement['tokens'];
  readonly process: string;
  readonly paper: string;
  readonly meeting: string;
  /** The progress report that was acknowledged. */
  readonly report: string;
}

/** Plays the whole process through HTTP and prints its account. @throws WentOtherwise, Refused */
export async function tellStory(play: Play): Promise<Told> {
  introduce(play);
  const { cast, tokens } = await engageCast(play);
  const city = await foundCity(play, cast);
  const process = await beginProcess(play, cast, city);
  const paper = await submitPaper(play, cast, city, process.id);
  const meeting = await importSitting(play, cast, process, paper);
  await showRefusals(play, cast, process);
  const { measures, units } = await proposeMeasures(play, cast, process);
  await agreeMeasures(play, cast, process, measures);
  const { committee, funded } = await recommendAndDecide(play, cast, process, { measures, units });
  const round = await askForProgress(play, cast, process, measures);
  await meetProvision(play, cast, measures, funded);
  const report = await reportProgress(play, cast, { process, measures, units, committee, round });
  await readBack(play, cast, process);
  return { tokens, process: process.id, paper, meeting, report };
}

function introduce({ account, isEmbedded }: Play): void {
  const store = isEmbedded ? 'an embedded event store in a new folder' : 'EventStoreDB, under a prefix of its own';
  account.title('Lenkwerk: "Wir alle sind LU", from the kickoff to the first results');
  account.paragraph(
    `An engine was started for this account, on ${store}. Everything below goes through its HTTP interface; every `
      + 'answer is checked, and every mark is compared with the log at the end. The clock of the engine is virtual: it '
      + 'begins in February 2019 and goes on to March 2020.',
  );
  account.paragraph(
    'What is known of the real process is known from one public text: an extract of the minutes of the Sozialausschuss '
      + '(social committee) of the city of Ludwigshafen, 14 February 2019, item 5. All else is inferred from it or made up. Each fact is marked:',
  );
  account.terms([
    ['stated in the extract', 'the text says so; what it does not say is recorded as unknown'],
    ['inferred', 'the text does not say so in these words; the passage from which it is inferred is quoted'],
    ['illustration', 'made up to show the engine; never an act of a person or an elected body of the extract'],
    ['by itself', 'done by a policy of the engine, because of facts of the text'],
    ['illustration, by itself', 'done by a policy because of an illustration, so that it is one, too'],
    ['read back', 'an answer of the engine; nothing is written'],
    ['refused', 'not accepted by the engine, with the reason; nothing is written'],
  ]);
}
