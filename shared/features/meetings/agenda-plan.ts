import { labelOf } from '../../domain/codes.ts';
import { longDate } from '../../domain/uk-dates.ts';
import { ITEM_KINDS, PURPOSES } from './codes.ts';

type Kind = (typeof ITEM_KINDS)[number]['code'];
type Purpose = (typeof PURPOSES)[number]['code'];

/** An item of a template: what every agenda of a series begins or ends with. */
export interface TemplateItem {
  kind: Kind;
  /** Empty to be called by its kind. */
  title: string;
  purpose: Purpose;
  lead: string;
  minutesPlanned: number;
  /** Part B: not for the public. */
  confidential: boolean;
}

const starter = (kind: Kind, purpose: Purpose, minutesPlanned: number): TemplateItem => ({
  kind,
  title: '',
  purpose,
  lead: '',
  minutesPlanned,
  confidential: false,
});

/** The template of a group that has none of its own. */
export const STANDARD_TEMPLATE: readonly TemplateItem[] = [
  starter('apologies', 'note', 5),
  starter('declarations', 'note', 5),
  starter('last_minutes', 'decide', 5),
  starter('matters_arising', 'discuss', 15),
  starter('next_meeting', 'note', 5),
];

/** An item of an earlier meeting, as far as it may come up again. */
export interface EarlierItem extends TemplateItem {
  id: string;
  /** Comes up at every meeting of the series. */
  recurring: boolean;
  /** A recurring item left out next time. */
  skipNext: boolean;
  /** Kept for a later meeting, or an idea without a date. */
  parked: boolean;
  /** Its decision was put off, or the meeting did not reach it. */
  deferred: boolean;
}

/** Why an item stands on a new agenda. */
export type Origin = 'template' | 'recurring' | 'deferred' | 'parked';

/** An item of a new agenda. */
export interface DraftItem extends TemplateItem {
  origin: Origin;
  /** The earlier item it goes on from. */
  fromItemId: string | null;
}

/** A new agenda, and the parked items offered for it, which a person ticks. */
export interface DraftAgenda {
  items: DraftItem[];
  offered: DraftItem[];
}

/** Items between the fixed ones at the beginning and the one that fixes the next meeting. */
const isClosing = (item: TemplateItem): boolean => item.kind === 'next_meeting';

const goesOn = (item: EarlierItem, origin: Origin): DraftItem => {
  const { id, recurring: _r, skipNext: _s, parked: _p, deferred: _d, ...own } = item;
  return { ...own, origin, fromItemId: id };
};

/** The title of an item that has none of its own. */
function titled(item: DraftItem, previousOn: string | null): DraftItem {
  if (item.kind === 'last_minutes' && previousOn !== null) return { ...item, title: `Minutes of ${longDate(previousOn)}` };
  return item.title === '' ? { ...item, title: labelOf(ITEM_KINDS, item.kind) } : item;
}

/**
 * The agenda of the next meeting: the template, and before its closing item what was deferred and what recurs, each
 * once. Items of Part B stand after those of Part A.
 */
export function nextAgenda(template: readonly TemplateItem[], earlier: readonly EarlierItem[], previousOn: string | null): DraftAgenda {
  const free = earlier.filter((item) => item.kind === 'item');
  const carried = free.filter((item) => !item.parked && (item.deferred || (item.recurring && !item.skipNext)));
  const middle = [
    ...carried.filter((item) => item.deferred).map((item) => goesOn(item, 'deferred')),
    ...carried.filter((item) => !item.deferred).map((item) => goesOn(item, 'recurring')),
  ];
  const own = template.map((item): DraftItem => ({ ...item, origin: 'template', fromItemId: null }));
  const items = inParts([...own.filter((item) => !isClosing(item)), ...middle, ...own.filter(isClosing)]);
  const offered = free.filter((item) => item.parked).map((item) => goesOn(item, 'parked'));
  return { items: items.map((item) => titled(item, previousOn)), offered };
}

/** Part A in its order, then Part B in its own. */
export const inParts = <T extends { confidential: boolean }>(items: readonly T[]): T[] => [
  ...items.filter((item) => !item.confidential),
  ...items.filter((item) => item.confidential),
];

/** A copy of an agenda as the template of the series: what is planned, nothing of what was said. */
export const templateOf = (items: readonly TemplateItem[]): TemplateItem[] =>
  items.map(({ kind, title, purpose, lead, minutesPlanned, confidential }) => ({
    kind,
    // A title with a day in it is of that meeting alone.
    title: kind === 'last_minutes' || title === labelOf(ITEM_KINDS, kind) ? '' : title,
    purpose,
    lead,
    minutesPlanned,
    confidential,
  }));

/** What the public sees of an item: of Part B the paragraph that exempts it and an open summary, never its title. */
export interface PublicItem {
  title: string;
  exemptUnder: string | null;
}

/** An item as the public agenda prints it. */
export const publicItem = (item: { title: string; confidential: boolean; openSummary: string; exemptParagraph: string }): PublicItem =>
  item.confidential
    ? { title: item.openSummary || 'Part B item', exemptUnder: item.exemptParagraph }
    : { title: item.title, exemptUnder: null };
