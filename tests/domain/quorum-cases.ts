import type { QuorumPart, QuorumRule } from '../../shared/domain/quorum/rule.ts';
import type { Roster, Seat, Stay } from '../../shared/domain/quorum/seats.ts';

export const DAY = '2026-11-26';

/** A rule of these parts; full members count, and their named deputies. */
export const rule = (parts: QuorumPart[], changes: Partial<QuorumRule> = {}): QuorumRule => ({
  version: 1,
  countBy: 'person',
  memberships: ['full'],
  deputies: 'named',
  parts,
  ...changes,
});

/** A member whose id is the name. */
export const seat = (name: string, changes: Partial<Seat> = {}): Seat => ({
  personId: name,
  name,
  organisationId: 'org',
  sector: 'council',
  roles: [],
  membership: 'full',
  deputies: [],
  fromOn: null,
  toOn: null,
  ...changes,
});

/** So many members of one kind: `provider 1`, `provider 2`… each of an organisation of its own. */
export const seats = (kind: string, count: number, changes: Partial<Seat> = {}): Seat[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `${kind} ${at + 1}`;
    return seat(name, { sector: kind, organisationId: `org of ${name}`, ...changes });
  });

export const roster = (members: Seat[], changes: Partial<Roster> = {}): Roster => {
  const organisations = new Map(
    members.flatMap((member) => (member.organisationId ? [[member.organisationId, member.sector] as const] : [])),
  );
  return {
    day: DAY,
    seats: members,
    organisations: [...organisations].map(([id, sector]) => ({ id, name: id, sector })),
    ...changes,
  };
};

export const present = (name: string, changes: Partial<Stay> = {}): Stay => ({
  personId: name,
  name,
  state: 'present',
  standsFor: null,
  joinedItem: null,
  leftItem: null,
  ...changes,
});

export const away = (name: string): Stay => present(name, { state: 'apologies' });

/** Everybody's attendance when these came and all others sent apologies. */
export const onlyThese = (of: Roster, came: string[]): Stay[] =>
  of.seats.map((member) => (came.includes(member.personId) ? present(member.personId) : away(member.personId)));
