import type { Rows } from '../../../../shared/tables.ts';
import type { GroupKind } from '../shapes.ts';

/** A group's terms of reference, membership and rhythm. */
export interface GroupSeed {
  kind: GroupKind;
  name: string;
  prefix: string;
  purpose: string;
  cadence: Rows['working_group']['cadence'];
  /** Weeks between meetings. */
  weeksApart: number;
  /** Meetings in all, of which `ahead` are still to come. */
  meetings: number;
  ahead: number;
  /** Days from today to the week of the next meeting, and its day from Monday, 0. */
  nextIn: number;
  weekday: number;
  startsAt: string;
  endsAt: string;
  quorumRule: 'number' | 'percent';
  quorumValue: number;
  place: string;
  /** Council leads who belong to it; the partnership officer keeps its minutes. */
  council: string[];
  /** Providers in it, and whether their most senior people sit there. */
  providers: number;
  senior: boolean;
  /** Sectors with a seat. */
  sectors: Rows['organisation']['sector'][];
  /** Where its chair comes from. */
  chair: 'provider' | 'last_provider' | 'director' | 'care' | 'voluntary';
}

export const GROUPS: GroupSeed[] = [
  {
    kind: 'board',
    name: 'Partnership board',
    prefix: 'PB',
    cadence: 'quarterly',
    weeksApart: 13,
    meetings: 11,
    ahead: 1,
    purpose:
      'Sets the partnership’s direction, agrees the statement of intent each year, watches progress against the commitments and settles what the working groups can’t. Decisions are by consensus; a partner may need its own board’s approval before a decision binds it.',
    nextIn: 36,
    weekday: 3,
    startsAt: '10:00',
    endsAt: '12:00',
    quorumRule: 'percent',
    quorumValue: 50,
    place: 'Civic Centre, Council Chamber',
    council: ['director', 'planning', 'care'],
    providers: 8,
    senior: true,
    sectors: ['health', 'police', 'fire', 'jobcentre', 'education', 'voluntary'],
    chair: 'director',
  },
  {
    kind: 'supply',
    name: 'Housing supply group',
    prefix: 'HSG',
    cadence: 'six_weekly',
    weeksApart: 6,
    meetings: 21,
    ahead: 2,
    purpose:
      'Brings promised homes forward: keeps the sites and the trajectory up to date, clears what holds schemes up, and checks each provider’s quarterly return. Reports to the Partnership board.',
    nextIn: 14,
    weekday: 1,
    startsAt: '14:00',
    endsAt: '16:00',
    quorumRule: 'number',
    quorumValue: 7,
    place: 'Civic Centre, Committee Room 2',
    council: ['planning', 'development', 'land'],
    providers: 9,
    senior: false,
    sectors: ['education'],
    chair: 'provider',
  },
  {
    kind: 'care',
    name: 'Extra care and sheltered group',
    prefix: 'ECS',
    cadence: 'quarterly',
    weeksApart: 13,
    meetings: 11,
    ahead: 1,
    purpose:
      'Plans homes with care and support for older people: how many, where and for whom, the standard of sheltered schemes, and the way from hospital to home. Reports to the Partnership board.',
    nextIn: 24,
    weekday: 2,
    startsAt: '09:30',
    endsAt: '11:30',
    quorumRule: 'percent',
    quorumValue: 50,
    place: 'Eastmoor Health Centre, Seminar Room',
    council: ['care', 'development'],
    providers: 6,
    senior: false,
    sectors: ['health', 'fire', 'voluntary'],
    chair: 'care',
  },
  {
    kind: 'need',
    name: 'Social housing need group',
    prefix: 'SHN',
    cadence: 'quarterly',
    weeksApart: 13,
    meetings: 11,
    ahead: 1,
    purpose:
      'Looks after people who need a social home: the register and lettings, homelessness and temporary accommodation, moving on from supported housing, and help with work, debt and hardship. Reports to the Partnership board.',
    nextIn: 50,
    weekday: 1,
    startsAt: '13:00',
    endsAt: '15:00',
    quorumRule: 'number',
    quorumValue: 6,
    place: 'Advice Centre, Bridge Street',
    council: ['need', 'lettings'],
    providers: 7,
    senior: false,
    sectors: ['jobcentre', 'police', 'voluntary', 'health'],
    chair: 'voluntary',
  },
  {
    kind: 'private',
    name: 'Private rented quality group',
    prefix: 'PRQ',
    cadence: 'six_monthly',
    weeksApart: 26,
    meetings: 6,
    ahead: 1,
    purpose:
      'Raises the quality of private rented homes: inspections, licensing, damp and mould, fire safety in shared houses, and help for landlords who want to do well. Reports to the Partnership board.',
    nextIn: 64,
    weekday: 2,
    startsAt: '14:00',
    endsAt: '15:45',
    quorumRule: 'percent',
    quorumValue: 40,
    place: 'Rivermere Library, Mill Room',
    council: ['private', 'need'],
    providers: 4,
    senior: false,
    sectors: ['fire', 'police', 'voluntary'],
    chair: 'last_provider',
  },
];

/** Neighbourhood groups of larger samples, by ward: name after the ward, kind and what they do. */
export const WARD_GROUPS: [string, GroupKind, string][] = [
  ['homes group', 'supply', 'Follows the sites of the ward from first idea to the last key handed over.'],
  ['older people’s homes group', 'care', 'Brings sheltered schemes, extra care and health services of the ward to one table.'],
  ['tenancy support group', 'need', 'Helps people of the ward to find and keep a social home.'],
  ['renters’ group', 'private', 'Looks at the quality of private rented homes in the ward.'],
];
