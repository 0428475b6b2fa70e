import type { Address } from '../../domain/calendar-event.ts';
import type { EmailDraft } from '../../domain/email-draft.ts';
import { longDate } from '../../domain/uk-dates.ts';
import type { Reminder } from './chasing.ts';

/** What the drafts are made of. */
const WORDS = {
  greeting: (name: string) => `Dear ${name},`,
  noName: 'Dear colleague,',
  chaseSubject: (late: number, count: number) =>
    late > 0 ? `${counted(late, 'action', 'actions')} overdue` : `${counted(count, 'action', 'actions')} due soon`,
  chaseOpening: 'These actions are yours. Please say how each stands, or when it will be done.',
  toldSubject: (count: number, meeting: string) => `${counted(count, 'action', 'actions')} for you from ${meeting}`,
  toldOpening: (meeting: string) => `${meeting} agreed these actions while you were away.`,
  late: (days: number, dueOn: string) => `was due on ${dueOn}, ${counted(days, 'day', 'days')} ago`,
  today: 'is due today',
  soon: (days: number, dueOn: string) => `is due on ${dueOn}, in ${counted(days, 'day', 'days')}`,
  due: (dueOn: string) => `due on ${dueOn}`,
  noDate: 'no due date',
  lastUpdate: 'Last update: ',
} as const;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** An action as a draft names it. */
export interface DraftedAction {
  id: string;
  ref: string;
  title: string;
  dueOn: string | null;
  lastUpdate: string;
}

function dueWords({ reason, days }: Reminder, dueOn: string | null): string {
  const on = dueOn === null ? '' : longDate(dueOn);
  if (reason === 'late') return WORDS.late(-days, on);
  return reason === 'due_today' ? WORDS.today : WORDS.soon(days, on);
}

const letter = (to: Address | null, opening: string, entries: readonly string[]): string =>
  [to && to.name !== '' ? WORDS.greeting(to.name) : WORDS.noName, opening, ...entries].join('\n\n') + '\n';

const entryOf = (action: DraftedAction, due: string): string => {
  const head = `${action.ref}: ${action.title} (${due})`;
  return action.lastUpdate === '' ? head : `${head}\n${WORDS.lastUpdate}${action.lastUpdate}`;
};

/** A reminder to one owner of all that is due, the most overdue first. Without an address it is still a text to copy. */
export function chaseDraft(to: Address | null, reminders: readonly Reminder[], actions: ReadonlyMap<string, DraftedAction>): EmailDraft {
  const entries = reminders.flatMap((reminder) => {
    const action = actions.get(reminder.actionId);
    return action ? [entryOf(action, dueWords(reminder, action.dueOn))] : [];
  });
  const late = reminders.filter((reminder) => reminder.reason === 'late').length;
  return {
    to: to && to.email !== '' ? [to] : [],
    subject: WORDS.chaseSubject(late, entries.length),
    text: letter(to, WORDS.chaseOpening, entries),
  };
}

/** Tells an owner who wasn't there of the actions agreed. `meeting` is as a sentence begins with it. */
export function toldDraft(to: Address | null, meeting: string, actions: readonly DraftedAction[]): EmailDraft {
  const entries = actions.map((action) => entryOf(action, action.dueOn === null ? WORDS.noDate : WORDS.due(longDate(action.dueOn))));
  return {
    to: to && to.email !== '' ? [to] : [],
    subject: WORDS.toldSubject(actions.length, meeting),
    text: letter(to, WORDS.toldOpening(meeting), entries),
  };
}
