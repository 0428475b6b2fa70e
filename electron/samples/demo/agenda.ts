import { labelOf } from '../../../shared/domain/codes.ts';
import { ITEM_KINDS } from '../../../shared/features/meetings/codes.ts';
import { decisionRef } from '../../../shared/domain/refs.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import type { Rows } from '../../../shared/tables.ts';
import type { Random } from '../random.ts';
import type { PlannedAction } from './actions.ts';
import type { Turnout } from './attendance.ts';
import type { Group } from './groups.ts';
import { leadName, ownerOf, sceneFor, told, type Scene } from './scenes.ts';
import type { DemoEnv, Made, Partners, Scheme, Topic, Who } from './shapes.ts';
import { ARISING } from './words/updates.ts';

/** What belongs to meetings. */
export interface MeetingParts {
  items: Made<'agenda_item'>[];
  decisions: Made<'decision'>[];
  drafts: PlannedAction[];
}

/** What a meeting's agenda and minutes are made from; no turnout while it is still ahead. */
export interface MeetingPlan {
  partners: Partners;
  group: Group;
  schemes: Scheme[];
  random: Random;
  meeting: Made<'meeting'>;
  turnout: Turnout | null;
  topics: Topic[];
  /** How often the group had an action of this title. */
  had: Map<string, number>;
  actions: number;
  previous: string | null;
  next: string | null;
}

/** The whole agenda of a meeting, and for one that was held its minutes, decisions and actions. */
export function minutesOf(env: DemoEnv, plan: MeetingPlan): MeetingParts {
  const maker = new AgendaMaker(env, plan);
  maker.opening();
  plan.topics.forEach((topic, at) => maker.topic(topic, share(plan.actions, plan.topics.length, at)));
  maker.closing();
  return maker.parts;
}

/** The `at`th part of a number split evenly. */
const share = (total: number, parts: number, at: number): number =>
  Math.floor(((at + 1) * total) / parts) - Math.floor((at * total) / parts);

/** An item as made here: no number is ever a flag. */
type Item = Made<'agenda_item'> & { position: number };

interface ItemFields {
  kind: Rows['agenda_item']['kind'];
  title: string;
  purpose: Rows['agenda_item']['purpose'];
  lead: string;
  minutesPlanned: number;
  minutesText: string;
}

/** Adds items in order and keeps count of them. */
class AgendaMaker {
  readonly parts: MeetingParts = { items: [], decisions: [], drafts: [] };
  readonly #env: DemoEnv;
  readonly #plan: MeetingPlan;
  readonly #scenes: Scene[];

  constructor(env: DemoEnv, plan: MeetingPlan) {
    this.#env = env;
    this.#plan = plan;
    this.#scenes = plan.topics.map(() => sceneFor(plan.random, plan.group, plan.schemes, plan.meeting.heldOn));
  }

  opening(): void {
    const { random, turnout, previous } = this.#plan;
    this.#standard('apologies', 'note', 5, turnout?.text);
    this.#standard('declarations', 'note', 5, this.#interests());
    const title = previous === null ? undefined : `Minutes of ${longDate(previous)}`;
    const item = this.#standard(
      'last_minutes',
      'decide',
      5,
      previous === null ? 'This was the group’s first meeting.' : `The minutes of ${longDate(previous)} were read for accuracy.`,
      title,
    );
    if (turnout && previous !== null) this.#decide(item, `Agree the minutes of ${longDate(previous)} as a correct record.`, 'agreed');
    this.#standard('matters_arising', 'discuss', 15, random.pick(ARISING));
  }

  closing(): void {
    const { next, group } = this.#plan;
    this.#standard(
      'next_meeting',
      'note',
      5,
      next === null ? '' : `The group meets next on ${longDate(next)} at ${group.seed.startsAt}, ${group.seed.place}.`,
    );
  }

  topic(topic: Topic, actions: number): void {
    const { random, turnout, partners, group, meeting } = this.#plan;
    const scene = this.#scenes[this.#plan.topics.indexOf(topic)]!;
    const said = random.some(topic.said, random.int(2, 3)).map((sentence) => told(sentence, scene));
    const item = this.#add({
      kind: 'item',
      title: told(topic.title, scene),
      purpose: topic.purpose,
      lead: leadName(topic.lead, scene),
      minutesPlanned: topic.purpose === 'note' ? 10 : 15 + 5 * random.int(0, 1),
      minutesText: said.join('\n\n'),
    });
    if (!turnout) return;
    if (topic.purpose === 'decide' || random.chance(0.5)) {
      const text = told(random.pick(topic.decisions), scene);
      this.#decide(item, text, outcomeOf(text));
    }
    for (const [who, title] of this.#fresh(topic, scene, actions)) {
      const { person, organisation } = ownerOf(partners, group, who, scene);
      this.parts.drafts.push({
        title,
        person,
        organisation,
        group,
        meetingId: meeting.id,
        agendaItemId: item.id,
        raisedOn: meeting.heldOn,
      });
    }
  }

  /** Actions of a topic; those the group has never had come first. */
  #fresh(topic: Topic, scene: Scene, count: number): [Who, string][] {
    const { random, had } = this.#plan;
    const all = random.shuffle(topic.actions.map(([who, text]): [Who, string] => [who, told(text, scene)]));
    const chosen = all.toSorted((a, b) => (had.get(a[1]) ?? 0) - (had.get(b[1]) ?? 0)).slice(0, count);
    for (const [, title] of chosen) had.set(title, (had.get(title) ?? 0) + 1);
    return chosen;
  }

  /** Now and then somebody has an interest in what is to be talked about. */
  #interests(): string {
    const { random, topics, turnout, group } = this.#plan;
    const at = topics.findIndex(({ lead }) => lead === 'provider');
    const owner =
      at < 0 ? undefined : turnout?.present.find(({ organisation }) => organisation.id === this.#scenes[at]!.scheme.provider.id);
    if (!owner || random.chance(0.6)) return 'No interests were declared.';
    const stays = group.seed.kind === 'board' ? 'took no part in the decision' : 'stayed for the discussion';
    return `${owner.person.name} declared an interest in item ${at + 5} as ${owner.organisation.seed.name} is involved, and ${stays}.`;
  }

  #standard(
    kind: ItemFields['kind'],
    purpose: ItemFields['purpose'],
    minutesPlanned: number,
    minutesText = '',
    title: string = labelOf(ITEM_KINDS, kind),
  ): Item {
    const lead = kind === 'matters_arising' ? 'Partnership officer' : 'Chair';
    return this.#add({ kind, title, purpose, lead, minutesPlanned, minutesText });
  }

  #add(fields: ItemFields): Item {
    const minutesText = this.#plan.turnout ? fields.minutesText : '';
    const item = {
      id: this.#env.ctx.newId(),
      meetingId: this.#plan.meeting.id,
      position: this.parts.items.length + 1,
      ...fields,
      minutesText,
    };
    this.parts.items.push(item);
    return item;
  }

  #decide(item: Item, text: string, outcome: Outcome): void {
    const { id: meetingId, heldOn } = this.#plan.meeting;
    this.parts.decisions.push({
      id: this.#env.ctx.newId(),
      meetingId,
      agendaItemId: item.id,
      ref: decisionRef(item.position, 1),
      text,
      outcome,
      decidedOn: heldOn,
    });
  }
}

type Outcome = Rows['decision']['outcome'];

function outcomeOf(text: string): Outcome {
  if (text.startsWith('Note')) return 'noted';
  if (text.startsWith('Defer')) return 'deferred';
  return text.startsWith('Accept') || text.startsWith('Support') || text.includes('budget') ? 'approved' : 'agreed';
}
