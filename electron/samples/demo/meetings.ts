import { addDays, daysBetween } from '../../../shared/domain/dates.ts';
import { insertAll } from '../insert-all.ts';
import { Random } from '../random.ts';
import { writeActions, type PlannedAction } from './actions.ts';
import { minutesOf, type MeetingParts } from './agenda.ts';
import { earlyApologies, turnoutOf } from './attendance.ts';
import { meetingDays, type MeetingDay } from './calendar.ts';
import type { Group } from './groups.ts';
import { schemesFor } from './scenes.ts';
import type { DemoEnv, Made, Partners, Scheme, Topic } from './shapes.ts';
import { TOPICS } from './words/topics.ts';
import { ROOMS } from './words/places.ts';

const ACTIONS = 800;
const TOPICS_EACH = 5;

interface Stock {
  partners: Partners;
  groups: Group[];
  schemes: Scheme[];
}

/** Meetings of all groups with agendas, attendance, minutes, decisions and the actions that came of them. */
export async function makeMeetings(env: DemoEnv, { partners, groups, schemes }: Stock): Promise<void> {
  const held = groups.reduce((sum, { seed }) => sum + seed.meetings - seed.ahead, 0);
  const counts = actionCounts(held, ACTIONS * env.scale);
  const drafts: PlannedAction[] = [];
  for (const group of groups) {
    const maker = new GroupMaker(env, { partners, group, schemes: schemesFor(group, schemes), counts });
    drafts.push(...(await maker.write()));
  }
  await writeActions(env, drafts);
}

/** So many actions for each meeting held, never the same number twice running. */
function* actionCounts(meetings: number, total: number): Generator<number> {
  const random = new Random('counts');
  let swing = 0;
  for (let at = 0; at < meetings; at += 1) {
    const even = Math.floor(((at + 1) * total) / meetings) - Math.floor((at * total) / meetings);
    if (at % 2 === 0) swing = at + 1 < meetings ? random.int(-2, 2) : 0;
    yield even + (at % 2 === 0 ? swing : -swing);
  }
}

interface GroupStock {
  partners: Partners;
  group: Group;
  schemes: Scheme[];
  counts: Generator<number>;
}

/** Makes the meetings of one group, oldest first. */
class GroupMaker {
  readonly #env: DemoEnv;
  readonly #stock: GroupStock;
  readonly #random: Random;
  readonly #talked = new Map<Topic, string>();
  readonly #had = new Map<string, number>();

  constructor(env: DemoEnv, stock: GroupStock) {
    this.#env = env;
    this.#stock = stock;
    this.#random = new Random(`meetings of ${stock.group.seed.name}`);
  }

  async write(): Promise<PlannedAction[]> {
    const days = meetingDays(this.#stock.group.seed, this.#env.today);
    const meetings: Made<'meeting'>[] = [];
    const attendance: Made<'attendance'>[] = [];
    const parts: MeetingParts = { items: [], decisions: [], drafts: [] };
    for (const [at, day] of days.entries()) {
      const meeting = this.#meeting(day);
      const turnout = day.place < 0 ? turnoutOf(this.#env, this.#random, this.#stock.group, meeting) : null;
      const records = turnout?.records ?? (day.place === 0 ? earlyApologies(this.#env, this.#random, this.#stock.group, meeting) : []);
      const own = minutesOf(this.#env, {
        ...this.#stock,
        random: this.#random,
        meeting,
        turnout,
        topics: this.#nextTopics(day.place < 0 ? TOPICS_EACH : TOPICS_EACH - 1, day.heldOn),
        had: this.#had,
        actions: turnout ? (this.#stock.counts.next().value ?? 0) : 0,
        previous: days[at - 1]?.heldOn ?? null,
        next: days[at + 1]?.heldOn ?? null,
      });
      meetings.push(meeting);
      for (const record of records) attendance.push(record);
      for (const item of own.items) parts.items.push(item);
      for (const decision of own.decisions) parts.decisions.push(decision);
      for (const draft of own.drafts) parts.drafts.push(draft);
    }
    await insertAll(this.#env.ctx, 'meeting', meetings);
    await insertAll(this.#env.ctx, 'agenda_item', parts.items);
    await insertAll(this.#env.ctx, 'attendance', attendance);
    await insertAll(this.#env.ctx, 'decision', parts.decisions);
    return parts.drafts;
  }

  #meeting({ heldOn, place }: MeetingDay): Made<'meeting'> {
    const { id: groupId, seed } = this.#stock.group;
    const elsewhere = place < 0 && this.#random.chance(0.15);
    return {
      id: this.#env.ctx.newId(),
      groupId,
      title: seed.name,
      heldOn,
      startsAt: seed.startsAt,
      endsAt: seed.endsAt,
      place: elsewhere ? this.#random.pick(ROOMS) : seed.place,
      stage: this.#stage({ heldOn, place }),
      notes: '',
    };
  }

  /** Minutes are agreed at the meeting after; the agenda of the care group goes out early. */
  #stage({ heldOn, place }: MeetingDay): Made<'meeting'>['stage'] {
    if (place < -1) return 'agreed';
    if (place === -1) return 'draft_minutes';
    const sent = place === 0 && (this.#stock.group.seed.kind === 'care' || daysBetween(this.#env.today, heldOn) <= 7);
    return sent ? 'circulated' : 'draft';
  }

  /** Whatever was talked about longest ago comes next; yearly topics come once a year. */
  #nextTopics(count: number, heldOn: string): Topic[] {
    const last = (topic: Topic): string => this.#talked.get(topic) ?? '';
    const ripe = this.#random
      .shuffle(TOPICS[this.#stock.group.seed.kind])
      .filter((topic) => !topic.yearly || last(topic) < addDays(heldOn, -330))
      .toSorted((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0));
    const chosen = ripe.slice(0, count);
    for (const topic of chosen) this.#talked.set(topic, heldOn);
    return chosen;
  }
}
