import { addDays } from '../../domain/dates.ts';

/** Days a closed interest still shows. */
const SHOWN_AFTER_CLOSING = 50;

/** An interest as the standing register keeps it. */
export interface Interest {
  id: string;
  personId: string;
  /** The organisation or site it is about; both null for any other. */
  organisationId: string | null;
  siteId: string | null;
  declaredOn: string;
  /** Day it ended; null while it holds. */
  closedOn: string | null;
}

/** True when an interest stands in the register of a pack: declared by then, and open or closed not long ago. */
export const isShown = ({ declaredOn, closedOn }: Interest, day: string): boolean =>
  declaredOn <= day && (closedOn === null || day <= addDays(closedOn, SHOWN_AFTER_CLOSING));

/** What an agenda item is about. */
export interface LinkedItem {
  id: string;
  organisationIds: readonly string[];
  siteIds: readonly string[];
}

/** Somebody who may come to the meeting. */
export interface Attending {
  personId: string;
  organisationId: string | null;
}

/** Why somebody is asked to declare at an item. */
export interface Prompt {
  itemId: string;
  personId: string;
  why: 'works_for' | 'interest' | 'closed_interest';
  /** The interest in the register; null when it is the person's own organisation. */
  interestId: string | null;
}

/** Interests that touch an agenda, item by item: of those who work for what it is about, and of those who declared one. */
export function promptsFor(
  items: readonly LinkedItem[],
  people: readonly Attending[],
  register: { interests: readonly Interest[]; providerOfSite: ReadonlyMap<string, string>; day: string },
): Prompt[] {
  const shown = register.interests.filter((interest) => isShown(interest, register.day));
  return items.flatMap(({ id: itemId, organisationIds, siteIds }) => {
    const organisations = new Set([...organisationIds, ...siteIds.flatMap((site) => register.providerOfSite.get(site) ?? [])]);
    return people.flatMap(({ personId, organisationId }): Prompt[] => {
      if (organisationId !== null && organisations.has(organisationId)) return [{ itemId, personId, why: 'works_for', interestId: null }];
      const own = shown.filter(
        (interest) =>
          interest.personId === personId && (organisations.has(interest.organisationId ?? '') || siteIds.includes(interest.siteId ?? '')),
      );
      return own.map((interest) => ({
        itemId,
        personId,
        why: interest.closedOn !== null && interest.closedOn < register.day ? 'closed_interest' : 'interest',
        interestId: interest.id,
      }));
    });
  });
}
