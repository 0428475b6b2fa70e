import { quorumNeeded } from '../../../shared/domain/quorum.ts';
import { isMemberOn } from '../../../shared/features/partners/rules.ts';
import type { Rows } from '../../../shared/tables.ts';
import type { Random } from '../random.ts';
import type { Group, Member } from './groups.ts';
import type { DemoEnv, Made } from './shapes.ts';

/** How a meeting was attended: records, and what the minutes say of it. */
export interface Turnout {
  records: Made<'attendance'>[];
  present: Member[];
  text: string;
}

interface Entry {
  member: Member;
  state: Rows['attendance']['state'];
  deputyName: string;
}

/** Who was there on a day. Past meetings were always quorate. */
export function turnoutOf(env: DemoEnv, random: Random, group: Group, meeting: { id: string; heldOn: string }): Turnout {
  const entries = group.members.filter((member) => belongs(member, meeting.heldOn)).map((member) => entryOf(random, member));
  const full = entries.filter(({ member }) => member.record.membership === 'full');
  const needed = quorumNeeded(group.seed.quorumRule, group.seed.quorumValue, full.length) ?? 0;
  for (const entry of full) {
    if (full.filter(counts).length >= needed) break;
    entry.state = 'present';
    entry.deputyName = '';
  }
  const records = entries.map((entry) => toRecord(env, random, meeting.id, entry));
  const present = entries.filter(({ state }) => state === 'present').map(({ member }) => member);
  return { records, present, text: wordsFor(group, entries, full.filter(counts).length, full.length) };
}

/** Apologies that came early for a meeting still ahead. */
export function earlyApologies(env: DemoEnv, random: Random, group: Group, meeting: { id: string; heldOn: string }): Made<'attendance'>[] {
  const members = group.members.filter((member) => belongs(member, meeting.heldOn) && member.record.role === 'member');
  return random
    .some(members, random.int(1, 2))
    .map((member) => toRecord(env, random, meeting.id, { member, state: 'apologies', deputyName: '' }));
}

const counts = ({ state }: Entry): boolean => state === 'present' || state === 'deputy';

const belongs = ({ record }: Member, day: string): boolean => isMemberOn(record, day);

function entryOf(random: Random, member: Member): Entry {
  const { role } = member.record;
  if (role !== 'member') return { member, state: random.chance(0.95) || role === 'vice_chair' ? 'present' : 'apologies', deputyName: '' };
  const deputy = member.organisation.people.find(({ id }) => id === member.record.deputyPersonId);
  const state = random.weighted([
    ['present', 80],
    ['apologies', 11],
    ['deputy', deputy ? 6 : 0],
    ['absent', 3],
  ]);
  return { member, state, deputyName: state === 'deputy' ? deputy!.name : '' };
}

function toRecord(env: DemoEnv, random: Random, meetingId: string, { member, state, deputyName }: Entry): Made<'attendance'> {
  const here = state === 'present' && member.record.role === 'member';
  return {
    id: env.ctx.newId(),
    meetingId,
    personId: member.person.id,
    state,
    deputyName,
    joinedItem: here && random.chance(0.04) ? random.int(3, 5) : null,
    leftItem: here && random.chance(0.03) ? random.int(7, 9) : null,
  };
}

function wordsFor(group: Group, entries: Entry[], present: number, full: number): string {
  const named = (state: string): Entry[] => entries.filter((entry) => entry.state === state);
  const office = (role: string): Entry | undefined =>
    entries.find((entry) => entry.member.record.role === role && entry.state === 'present');
  const chair = office('chair') ?? office('vice_chair') ?? entries[0]!;
  const apologies = named('apologies').map(({ member }) => `${member.person.name} (${member.organisation.seed.name})`);
  const deputies = named('deputy').map(({ member, deputyName }) => `${deputyName} stood in for ${member.person.name}.`);
  return [
    `${chair.member.person.name} took the chair and welcomed everyone.`,
    apologies.length > 0 ? `Apologies came from ${listed(apologies)}.` : 'There were no apologies.',
    ...deputies,
    `With ${present} of ${full} full members present or represented, the meeting was quorate.`,
  ].join(' ');
}

/** "a, b and c". */
const listed = (parts: string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);
