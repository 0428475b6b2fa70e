/** One and several of what a sector sends, as a quorum's sentence names them. */
interface Noun {
  one: string;
  many: string;
}

/** People who sit for an organisation of a sector. */
export const REPRESENTATIVES: Readonly<Record<string, Noun>> = {
  council: { one: 'council representative', many: 'council representatives' },
  provider: { one: 'housing provider representative', many: 'housing provider representatives' },
  health: { one: 'health representative', many: 'health representatives' },
  police: { one: 'police representative', many: 'police representatives' },
  fire: { one: 'fire and rescue representative', many: 'fire and rescue representatives' },
  jobcentre: { one: 'Jobcentre representative', many: 'Jobcentre representatives' },
  education: { one: 'education representative', many: 'education representatives' },
  voluntary: { one: 'voluntary sector representative', many: 'voluntary sector representatives' },
  developer: { one: 'developer representative', many: 'developer representatives' },
  government: { one: 'government representative', many: 'government representatives' },
  other: { one: 'representative of another organisation', many: 'representatives of other organisations' },
};

/** The organisations of a sector. */
export const ORGANISATIONS: Readonly<Record<string, Noun>> = {
  council: { one: 'council', many: 'councils' },
  provider: { one: 'housing provider', many: 'housing providers' },
  health: { one: 'health organisation', many: 'health organisations' },
  police: { one: 'police force', many: 'police forces' },
  fire: { one: 'fire and rescue service', many: 'fire and rescue services' },
  jobcentre: { one: 'Jobcentre', many: 'Jobcentres' },
  education: { one: 'education organisation', many: 'education organisations' },
  voluntary: { one: 'voluntary sector organisation', many: 'voluntary sector organisations' },
  developer: { one: 'developer', many: 'developers' },
  government: { one: 'government body', many: 'government bodies' },
  other: { one: 'other organisation', many: 'other organisations' },
};

/** What a quorum's sentence is made of. */
export const WORDS = {
  none: 'No quorum is needed',
  member: { one: 'member', many: 'members' },
  organisation: { one: 'organisation', many: 'organisations' },
  all: { person: 'all members', organisation: 'all organisations' },
  anOrganisation: 'an organisation no longer here',
  oneVote: 'each organisation counts once',
  numbers: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  fractions: new Map([
    ['1/2', 'half'],
    ['1/3', 'one third'],
    ['2/3', 'two thirds'],
    ['1/4', 'one quarter'],
    ['3/4', 'three quarters'],
  ]),
  minutes: {
    notMet: 'The meeting was not quorate',
    lost: 'The quorum was lost',
    regained: 'The meeting was quorate again',
    notKnown: 'It is not known whether the meeting was quorate',
  },
} as const;
