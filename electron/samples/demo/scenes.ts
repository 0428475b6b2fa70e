import { quarterOf, financialYearOf } from '../../../shared/domain/dates.ts';
import { yearInWords } from '../../../shared/domain/in-words.ts';
import type { Random } from '../random.ts';
import type { Group } from './groups.ts';
import type { Made, Organisation, Partners, Scheme, Who } from './shapes.ts';
import { LEAD_NAMES } from './words/topics.ts';

/** What one agenda item is about: a scheme, its provider, and the words to fill in. */
export interface Scene {
  scheme: Scheme;
  words: Record<string, string>;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const CARE = new Set(['extra_care', 'enhanced_sheltered', 'sheltered', 'age_exclusive']);

/** The schemes a group talks about: of its members' organisations, and of its kind of need. */
export function schemesFor(group: Group, schemes: Scheme[]): Scheme[] {
  const members = new Set(group.members.map(({ organisation }) => organisation.id));
  const theirs = schemes.filter(({ provider, built }) => members.has(provider.id) && !built);
  if (group.seed.kind !== 'care') return theirs.length > 0 ? theirs : schemes;
  const care = schemes.filter(({ need, built }) => CARE.has(need) && !built);
  return care.length > 0 ? care : schemes;
}

/** A scene for an item of a meeting. */
export function sceneFor(random: Random, group: Group, schemes: Scheme[], heldOn: string): Scene {
  const scheme = random.pick(schemes);
  const others = group.members.filter(
    ({ organisation }) => organisation.seed.sector === 'provider' && organisation.id !== scheme.provider.id,
  );
  const other = others.length > 0 ? random.pick(others).organisation : scheme.provider;
  const month = (Number(heldOn.slice(5, 7)) + random.int(1, 4)) % 12;
  const quarter = quarterOf(heldOn) - 1;
  const year = financialYearOf(heldOn) - (quarter === 0 ? 1 : 0);
  return {
    scheme,
    words: {
      site: scheme.name,
      ward: scheme.ward,
      provider: scheme.provider.seed.name,
      other: other.seed.name,
      homes: String(random.int(4, Math.max(8, scheme.homes))),
      few: String(random.int(2, 6)),
      weeks: String(random.int(3, 8)),
      month: MONTHS[month]!,
      quarter: `quarter ${quarter === 0 ? 4 : quarter} of ${yearInWords(year)}`,
      year: String(Number(heldOn.slice(0, 4)) + random.int(3, 5)),
    },
  };
}

/** A template with its words filled in; "Ashgrove Homes’s" becomes "Ashgrove Homes’". */
export const told = (template: string, { words }: Scene): string =>
  template.replace(/\{(\w+)\}(’s)?/g, (_, name: string, genitive: string | undefined) => {
    const word = words[name]!;
    return word + (genitive === undefined ? '' : word.endsWith('s') ? '’' : '’s');
  });

/** Whoever answers for something: a person and the organisation. */
export interface Owner {
  person: Made<'person'>;
  organisation: Organisation;
}

/** The person behind a "who" of the word lists, somebody of the group first. */
export function ownerOf(partners: Partners, group: Group, who: Who, { scheme }: Scene): Owner {
  const lead = partners.councilLeads.get(who);
  if (lead) return { person: lead, organisation: partners.council };
  if (who === 'provider')
    return (
      memberOf(group, ({ id }) => id === scheme.provider.id) ?? {
        organisation: scheme.provider,
        person: scheme.provider.people[1]!,
      }
    );
  if (who === 'chair')
    return (
      group.members.find(({ record }) => record.role === 'chair') ?? {
        person: partners.council.people[0]!,
        organisation: partners.council,
      }
    );
  const organisation = partners.others.find(({ seed }) => seed.sector === who)!;
  return memberOf(group, ({ seed }) => seed.sector === who) ?? { organisation, person: organisation.people.at(-1)! };
}

const memberOf = (group: Group, fits: (organisation: Organisation) => boolean): Owner | undefined =>
  group.members.find(({ organisation, record }) => record.role !== 'secretary' && fits(organisation));

/** How the agenda names who leads an item. */
export const leadName = (who: Who, { scheme }: Scene): string => (who === 'provider' ? scheme.provider.seed.name : LEAD_NAMES[who]!);
