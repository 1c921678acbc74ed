import type { CommandAnswer } from '../../api/api.js';
import { Api } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated } from '../play.js';
import { expectRefusal } from '../went-otherwise.js';

const PLAYERS = {
  manager: { label: 'Prozessleitung', roles: ['process-manager'] },
  deputy: { label: 'Stellvertretung der Prozessleitung', roles: ['process-manager'] },
  clerk: { label: 'Geschäftsstelle Sozialausschuss', roles: ['clerk'] },
  approver: { label: 'Leitung Soziales und Wohnen', roles: ['approver'] },
  auditor: { label: 'Rechnungsprüfung', roles: ['auditor'] },
  archivist: { label: 'Stadtarchiv', roles: ['clerk'] },
} as const;

export interface Engagement {
  readonly cast: Cast;
  /** Tokens by caller. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** Registers the callers, and gives each a role and a token. */
export async function engageCast(play: Play): Promise<Engagement> {
  await beginDay(play, '2019-02-18', 'Who may do what');
  const tokens: Record<string, string> = {};
  const answers: CommandAnswer[] = [];
  const engage = async (who: keyof typeof PLAYERS): Promise<Api> => {
    const { label, roles } = PLAYERS[who];
    const issued = await tokenFor(play, label, roles);
    const { token } = issued;
    answers.push(...issued.answers);
    tokens[who] = token;
    return new Api(play.administrator.url, token);
  };
  const cast = {
    manager: await engage('manager'),
    deputy: await engage('deputy'),
    clerk: await engage('clerk'),
    approver: await engage('approver'),
    auditor: await engage('auditor'),
    archivist: await engage('archivist'),
  };
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    'The administrator registers six actors, gives each a role and issues a token to each: a process manager and a deputy, a clerk, an approver, an auditor, and the archive as a second clerk.',
    'the log keeps hashes of the tokens, never the tokens',
  );
  await expectRefusal(cast.auditor.post('/processes', { title: 'Nebenprozess' }), {
    status: 403,
    reason: 'role does not allow this',
  });
  play.account.refused('The auditor tries to draft a process.', 'role does not allow this', '403; nothing is written');
  return { cast, tokens };
}

interface Issued {
  readonly token: string;
  readonly answers: readonly CommandAnswer[];
}

async function tokenFor({ administrator }: Play, label: string, roles: readonly string[]): Promise<Issued> {
  const actor = await administrator.post('/actors', illustrated({ label, kind: 'person' }));
  const answers = [actor];
  for (const role of roles) {
    answers.push(await administrator.post(`/actors/${actor.id}/grants`, illustrated({ role, scope: 'everywhere' })));
  }
  const issued = await administrator.post<CommandAnswer & { readonly token: string }>(
    '/access-tokens',
    illustrated({ actor: actor.id, label: `demo: ${label}` }),
  );
  return { token: issued.token, answers: [...answers, issued] };
}
