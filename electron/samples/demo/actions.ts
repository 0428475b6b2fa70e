import type { Rows } from '../../../shared/tables.ts';
import { isLive } from '../../../shared/features/actions/rules.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { actionRef } from '../../../shared/domain/refs.ts';
import { insertAll } from '../insert-all.ts';
import { Random } from '../random.ts';
import type { Group } from './groups.ts';
import type { DemoEnv, Made, Organisation } from './shapes.ts';
import {
  BLOCKS,
  BUILDING_BLOCKS,
  BUILDING_DELAYS,
  BUILDING_PROGRESS,
  CLOSINGS,
  DELAY_REASONS,
  DROPPINGS,
  PROGRESS,
} from './words/updates.ts';

/** An action as the minutes have it, before it is known how it went. */
export interface PlannedAction {
  title: string;
  person: Made<'person'>;
  organisation: Organisation;
  group: Group;
  meetingId: string;
  agendaItemId: string;
  raisedOn: string;
}

type Update = Made<'action_update'>;

/** How an action went. */
interface Story {
  dueOn: string | null;
  originalDueOn: string | null;
  status: Rows['action']['status'];
  closedOn: string | null;
  updates: Update[];
}

/** Live actions and overdue ones among them, for each unit of scale. */
const LIVE = 60;
const OVERDUE = 14;
const WITHOUT_DUE = 2;

/** Decides how every action went, so that the wanted number is still open and overdue, and writes them. */
export async function writeActions(env: DemoEnv, drafts: PlannedAction[]): Promise<void> {
  const random = new Random('actions');
  const due = drafts.map(({ raisedOn }) => workday(addDays(raisedOn, random.pick([14, 21, 28, 28, 42, 42, 56, 70, 84]))));
  const fates = fatesOf(env, random, drafts, due);
  const numbers = new Map<string, number>();
  const updates: Update[] = [];
  const records = drafts.map((draft, at): Made<'action'> => {
    const id = env.ctx.newId();
    const { updates: own, ...story } = storyOf(env, random, {
      id,
      draft,
      due: due[at]!,
      fate: fates.get(at) ?? 'done',
    });
    updates.push(...own);
    const { group, person, organisation, ...fields } = draft;
    const series = `${group.seed.prefix}/${draft.raisedOn.slice(0, 4)}`;
    const number = (numbers.get(series) ?? 0) + 1;
    numbers.set(series, number);
    const ref = actionRef(group.seed.prefix, draft.raisedOn.slice(0, 4), number);
    return {
      id,
      ref,
      number,
      ...fields,
      ownerPersonId: person.id,
      organisationId: organisation.id,
      groupId: group.id,
      ...story,
      priority: random.weighted([
        ['high', 14],
        ['normal', 72],
        ['low', 14],
      ]),
    };
  });
  await insertAll(env.ctx, 'action', records);
  await insertAll(env.ctx, 'action_update', updates);
}

type Fate = 'done' | 'overdue' | 'live' | 'postponed' | 'without_due';

/** Which actions are still live. The newest ones are, and a few old ones that were put off. */
function fatesOf({ today, scale }: DemoEnv, random: Random, drafts: PlannedAction[], due: string[]): Map<number, Fate> {
  const places = random.shuffle(drafts.map((_, at) => at));
  // The council has an officer who chases its own actions.
  const chased = (at: number): number => (drafts[at]!.organisation.seed.sector === 'council' && random.chance(0.8) ? 1 : 0);
  const late = places
    .filter((at) => due[at]! < today && due[at]! >= addDays(today, -75))
    .map((at) => ({ at, last: chased(at) }))
    .toSorted((a, b) => a.last - b.last)
    .map(({ at }) => at);
  const ahead = places.filter((at) => due[at]! >= today);
  const fates = new Map<number, Fate>();
  const give = (list: number[], count: number, fate: Fate): void => {
    for (const at of list.splice(0, Math.max(0, count))) fates.set(at, fate);
  };
  give(late, OVERDUE * scale, 'overdue');
  give(late, Math.min(8 * scale, late.length), 'postponed');
  give(ahead, WITHOUT_DUE * scale, 'without_due');
  give(ahead, LIVE * scale - fates.size, 'live');
  give(late, LIVE * scale - fates.size, 'postponed');
  // A log of many years has fewer new actions than that: older ones drag on.
  const old =
    LIVE * scale > fates.size ? places.filter((at) => due[at]! < addDays(today, -75)).toSorted((a, b) => (due[a]! < due[b]! ? 1 : -1)) : [];
  give(old, LIVE * scale - fates.size, 'postponed');
  return fates;
}

/** Nothing falls due on a Saturday, a Sunday or from Christmas to New Year, but before. */
function workday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const free = weekday === 0 || weekday === 6 || day.slice(5) >= '12-24' || day.slice(5) === '01-01';
  return free ? workday(addDays(day, -1)) : day;
}

/** What is said of an action: of building only in groups that build. */
const words = (draft: PlannedAction, general: string[], building: string[]): string[] =>
  draft.group.seed.kind === 'supply' ? [...general, ...building] : general;

interface Case {
  id: string;
  draft: PlannedAction;
  due: string;
  fate: Fate;
}

function storyOf(env: DemoEnv, random: Random, one: Case): Story {
  return one.fate === 'done' ? doneStory(env, random, one) : liveStory(env, random, one);
}

/** The later of two days, but not after today. */
const between = (day: string, earliest: string, today: string): string => (day < earliest ? earliest : day > today ? today : day);

/** Makes updates of one action, today's unless said otherwise. */
const updatesOf =
  ({ ctx, today }: DemoEnv, actionId: string) =>
  (fields: Partial<Update>): Update => ({
    id: ctx.newId(),
    actionId,
    madeOn: today,
    text: '',
    status: null,
    dueOn: null,
    reason: '',
    ...fields,
  });

function liveStory(env: DemoEnv, random: Random, { id, draft, due, fate }: Case): Story {
  const { today } = env;
  const make = updatesOf(env, id);
  const updates: Update[] = [];
  let dueOn: string | null = fate === 'without_due' ? null : due;
  const originalDueOn = dueOn;
  if (fate === 'postponed' || (fate === 'overdue' && random.chance(0.35))) {
    dueOn = workday(fate === 'postponed' ? addDays(today, random.int(6, 45)) : addDays(today, -random.int(3, 12)));
    if (fate === 'overdue' && dueOn <= due) dueOn = due;
    else
      updates.push(
        make({
          madeOn: between(addDays(due, -random.int(1, 4)), addDays(draft.raisedOn, 1), today),
          dueOn,
          reason: random.pick(words(draft, DELAY_REASONS, BUILDING_DELAYS)),
        }),
      );
  }
  const status = random.weighted([
    ['open', fate === 'overdue' ? 50 : 55],
    ['in_progress', 35],
    ['blocked', 6],
    ['awaiting_sign_off', fate === 'live' ? 6 : 0],
  ]);
  const told = between(addDays(today, -random.int(1, 12)), addDays(updates.at(-1)?.madeOn ?? draft.raisedOn, 1), today);
  if (status === 'in_progress') updates.push(make({ madeOn: told, status, text: random.pick(words(draft, PROGRESS, BUILDING_PROGRESS)) }));
  if (status === 'blocked') updates.push(make({ madeOn: told, status, text: random.pick(words(draft, BLOCKS, BUILDING_BLOCKS)) }));
  if (status === 'awaiting_sign_off')
    updates.push(make({ madeOn: told, status, text: 'Complete from our side; waiting for the group to sign off.' }));
  return { dueOn, originalDueOn, status, closedOn: null, updates };
}

function doneStory(env: DemoEnv, random: Random, { id, draft, due }: Case): Story {
  const { today } = env;
  const make = updatesOf(env, id);
  const updates: Update[] = [];
  let dueOn = due;
  if (due < today && random.chance(0.14)) {
    dueOn = workday(addDays(due, random.int(10, 40)));
    updates.push(
      make({
        madeOn: between(addDays(due, -2), addDays(draft.raisedOn, 1), today),
        dueOn,
        reason: random.pick(words(draft, DELAY_REASONS, BUILDING_DELAYS)),
      }),
    );
  }
  const status = random.weighted([
    ['closed', 93],
    ['withdrawn', 4],
    ['superseded', 3],
  ]);
  const endedOn = between(addDays(dueOn, random.int(-14, 6)), addDays(updates.at(-1)?.madeOn ?? draft.raisedOn, 1), today);
  const silent = status === 'closed' && updates.length === 0 && random.chance(0.45);
  if (!silent) updates.push(make({ madeOn: endedOn, status, text: random.pick(DROPPINGS[status] ?? CLOSINGS) }));
  return {
    dueOn,
    originalDueOn: due,
    status,
    closedOn: isLive(status) || status !== 'closed' ? null : endedOn,
    updates,
  };
}
