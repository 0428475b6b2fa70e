import type { Topic } from '../shapes.ts';

/** What the Social housing need group talks about. */
export const NEED_TOPICS: Topic[] = [
  {
    title: 'Housing register and bands',
    purpose: 'discuss',
    lead: 'lettings',
    said: [
      'The register has been reviewed: about one household in ten did not answer and has been taken off.',
      '{provider} said that bidding closes before shift workers are home. A later hour costs nothing.',
      'Families who need three bedrooms or more wait longest, in {ward} above all.',
      'Members asked for the bands to be explained on one page.',
    ],
    decisions: ['Let bidding close at midnight.', 'Put a one-page guide to the bands on the website.'],
    actions: [
      ['lettings', 'Report how many bids from {ward} came late in the evening'],
      ['lettings', 'Bring the guide to the bands up to date for {month}'],
      ['voluntary', 'Try the guide out with people in {ward}'],
      ['provider', 'Report how many homes with three bedrooms became free in {quarter}'],
      ['need', 'Call people from {ward} who were taken off the register'],
    ],
  },
  {
    title: 'Temporary accommodation',
    purpose: 'decide',
    lead: 'need',
    said: [
      'The number of families in bed and breakfast has fallen by {few} since the last meeting.',
      '{provider} can lease {homes} homes at {site} for two years before they are rebuilt.',
      'Schools told the council that long journeys are the hardest part for children.',
      'The Jobcentre can see families where they stay, one morning a week.',
    ],
    decisions: [
      'Lease the homes at {site} for two years.',
      'Place families within two miles of their school where that can be done.',
    ],
    actions: [
      ['need', 'Agree the lease for {site} with {provider}'],
      ['provider', 'Make the homes at {site} safe to let'],
      ['jobcentre', 'Hold a morning for families at {site}'],
      ['need', 'Report how far families from {ward} are from their schools'],
      ['health', 'Ask health visitors to call on families at {site} in their first week'],
    ],
  },
  {
    title: 'Moving on from supported housing',
    purpose: 'discuss',
    lead: 'provider',
    said: [
      'In {provider}’s schemes {homes} people are ready to move on and have nowhere to go.',
      'Landlords ask for a reference. The group discussed a ready-to-rent certificate.',
      '{other} offers every tenth letting in {ward} to people moving on and has seen few problems.',
      'Support that goes on for six months after the move makes the difference.',
    ],
    decisions: ['Ask each provider for a share of lettings for move-on.', 'Introduce a ready-to-rent certificate.'],
    actions: [
      ['provider', 'Say what share of {provider}’s lettings can go to people moving on'],
      ['need', 'Ask {other} to accept the ready-to-rent certificate'],
      ['voluntary', 'Run a ready-to-rent course in {month}'],
      ['provider', 'List who is ready to move on from {site}, by initials only'],
    ],
  },
  {
    title: 'Rough sleeping',
    purpose: 'note',
    lead: 'need',
    said: [
      'The latest count found {few} people sleeping out, most of them near {ward}.',
      'The police and the outreach team now go out together on two mornings a week.',
      'Two people have moved into {provider}’s homes with support and are still there after {few} months.',
      'The winter shelter opens when frost is forecast for a single night.',
    ],
    decisions: ['Note the count and thank the outreach team.', 'Open the winter shelter as last year.'],
    actions: [
      ['police', 'Share the times of joint walks for the next {few} months'],
      ['need', 'Find a building for the winter shelter in {ward}'],
      ['provider', 'Offer two more homes with support in {ward}'],
      ['health', 'Arrange a nurse for the outreach team in {ward}'],
      ['voluntary', 'Recruit volunteers in {ward} for the winter shelter'],
    ],
  },
  {
    title: 'Lettings at {site}',
    purpose: 'decide',
    lead: 'lettings',
    said: [
      '{site} will have {homes} homes ready in {month}. A local lettings plan should give a mix of ages and work.',
      '{provider} wants to show people round before they bid.',
      'Members did not want rules that keep out people on benefits.',
    ],
    decisions: [
      'Agree the local lettings plan for {site} for first lettings only.',
      'Hold an open day at {site} before bidding starts.',
    ],
    actions: [
      ['lettings', 'Publish the local lettings plan for {site}'],
      ['provider', 'Hold an open day at {site}'],
      ['lettings', 'Check the plan for {site} for unfair effects'],
      ['provider', 'Send floor plans of {site} for the website'],
    ],
  },
  {
    title: 'Work, debt and hardship',
    purpose: 'discuss',
    lead: 'voluntary',
    said: [
      'The Advice Centre saw a third more people with fuel debts than a year ago.',
      'The Jobcentre and the college offer a course with a guaranteed interview; {few} tenants of {provider} have found work.',
      '{other} calls tenants after the first missed payment instead of writing.',
      'Members asked who refers to whom. A chart would help new staff.',
    ],
    decisions: ['Call before writing when rent is first missed.', 'Set up one referral chart for all partners.'],
    actions: [
      ['voluntary', 'Add {provider} to the referral chart'],
      ['jobcentre', 'Send {provider} the dates of the course in {month}'],
      ['provider', 'Train {provider}’s rent team to call first'],
      ['voluntary', 'Run a fuel debt day in {ward}'],
      ['need', 'Bring figures on evictions for rent debts in {quarter}'],
    ],
  },
  {
    title: 'Families short of space in {ward}',
    purpose: 'discuss',
    lead: 'lettings',
    said: [
      '{homes} families in {ward} are short of two bedrooms or more.',
      '{provider} has room for loft extensions in {few} of its houses.',
      'Bunk beds and storage are a help for now; the Advice Centre knows a charity that gives them.',
    ],
    decisions: [
      'Look at extensions before moves in {ward}.',
      'Give families short of two bedrooms first choice of larger homes.',
    ],
    actions: [
      ['provider', 'Estimate the cost of loft extensions in {ward}'],
      ['lettings', 'Contact the families in {ward} who are short of two bedrooms'],
      ['voluntary', 'Arrange furniture for families in {ward} who wait'],
      ['development', 'Add four-bedroom homes to the brief for {site}'],
    ],
  },
  {
    title: 'Young people leaving care',
    purpose: 'decide',
    lead: 'need',
    said: [
      '{few} young people will leave care before {month} without a settled home.',
      '{provider} would like to meet them three months before they move.',
      'Young people told the group that they want to choose their street, not only their flat.',
    ],
    decisions: [
      'Set aside {few} homes a year for young people leaving care.',
      'Start planning six months before a move.',
    ],
    actions: [
      ['provider', 'Offer one home near {ward} for a young person leaving care'],
      ['need', 'Bring social workers and housing officers together before {month}'],
      ['jobcentre', 'Meet young people from {ward} who leave care before {month}'],
      ['voluntary', 'Ask young people in {ward} to read {provider}’s tenancy guide'],
    ],
  },
];
