import type { Topic } from '../shapes.ts';

/** What the Extra care and sheltered group talks about. */
export const CARE_TOPICS: Topic[] = [
  {
    title: 'Extra care need to {year}',
    purpose: 'discuss',
    lead: 'care',
    said: [
      'The council’s model shows a need for about {homes} more extra care flats in {ward} by {year}.',
      'Health partners thought the model too low for people with dementia.',
      '{provider} asked for the split between rent and shared ownership; couples who sell a house often want to buy.',
      'Members asked for the figures by ward, because people rarely move across the river.',
    ],
    decisions: ['Use the model’s middle figure for planning.', 'Show need by ward and tenure in the next version.'],
    actions: [
      ['care', 'Break the extra care need to {year} down by ward and tenure'],
      ['health', 'Give figures on dementia diagnoses for {ward}'],
      ['provider', 'Say how long people wait for a flat in {provider}’s schemes'],
      ['development', 'Say whether {site} could hold sixty flats or more'],
    ],
  },
  {
    title: '{site}: homes with care',
    purpose: 'decide',
    lead: 'provider',
    said: [
      '{provider} presented {site}: {homes} homes, a café open to neighbours and a room for visiting nurses.',
      'The care contract would start {few} months before the first residents move in.',
      'The fire service asked for sprinklers in every flat and a charging room for scooters away from the stairs.',
      'Members liked the wide corridors, and asked for seats every fifteen metres.',
    ],
    decisions: ['Support {site} and its mix of homes.', 'Ask {provider} to show scooter charging on the plans.'],
    actions: [
      ['provider', 'Show scooter charging and seats on the plans for {site}'],
      ['care', 'Draft the care contract for {site}'],
      ['fire', 'Comment on the fire strategy for {site}'],
      ['health', 'Confirm which clinics would use the nurses’ room at {site}'],
      ['provider', 'Invite future residents to choose the colours at {site}'],
    ],
  },
  {
    title: 'Standard of sheltered schemes',
    purpose: 'discuss',
    lead: 'provider',
    said: [
      '{provider} has walked through its schemes in {ward} with tenants: the bedsits are hard to let.',
      'Joining two bedsits into one flat loses homes but fills the rest.',
      '{other} has fitted brighter lighting and handrails for less than expected.',
      'Tenants asked for a washing machine that takes coins and cards.',
    ],
    decisions: ['Adopt a shared checklist for sheltered schemes.', 'Ask providers for their plans for bedsits.'],
    actions: [
      ['provider', 'Walk through each scheme in {ward} with the checklist'],
      ['care', 'Add the comments from {provider} to the checklist'],
      ['provider', 'Set out what joining bedsits at {site} would cost'],
      ['voluntary', 'Ask tenants of {site} what they would change first'],
      ['development', 'Find out whether grant pays for joining bedsits at {site}'],
    ],
  },
  {
    title: 'From hospital to home',
    purpose: 'discuss',
    lead: 'health',
    said: [
      'On an average day {few} people are well enough to leave hospital but wait for a place to live.',
      'Three step-down flats at {site} have been used by {homes} people since they opened.',
      '{provider} said the paperwork takes longer than the cleaning. One form for all would help.',
      'The Advice Centre meets people on the ward and often finds that a ramp is all they need.',
    ],
    decisions: ['Keep the step-down flats at {site} for another year.', 'Use one form for moves from hospital.'],
    actions: [
      ['health', 'Try the form for moves from hospital with {provider}'],
      ['provider', 'Offer a second step-down flat in {ward}'],
      ['care', 'Report how long people stay in the step-down flats at {site}'],
      ['voluntary', 'Describe what people from {ward} ask for most when they leave hospital'],
      ['health', 'Name a weekend contact for {ward}'],
    ],
  },
  {
    title: 'Alarm lines going digital',
    purpose: 'note',
    lead: 'care',
    said: [
      'Old telephone lines are being switched off; alarms in {homes} homes in {ward} still depend on them.',
      '{provider} has tested new units at {site}. Two in a hundred calls failed and have been looked into.',
      'The fire service asked for a list of people who would be alone without an alarm.',
    ],
    decisions: ['Note the progress of the change to digital alarms.', 'Ask every provider for a date by which its alarms are changed.'],
    actions: [
      ['provider', 'Give a date by which all alarms in {ward} are digital'],
      ['care', 'Bring the list of schemes still to change up to {quarter}'],
      ['provider', 'Find out why test calls at {site} failed'],
      ['fire', 'Offer home visits in {ward} to people without an alarm'],
    ],
  },
  {
    title: 'Moving to a smaller home',
    purpose: 'discuss',
    lead: 'development',
    said: [
      'Older tenants in {ward} would move if somebody helped with the move itself.',
      '{provider} pays for removal and curtains and frees about {homes} family homes a year.',
      'The Advice Centre warned that benefits can change with a move; people need advice first.',
    ],
    decisions: ['Set up one offer for people who move to a smaller home.', 'Try the offer in {ward} first.'],
    actions: [
      ['development', 'Agree the moving offer with {provider}'],
      ['provider', 'Name a person who helps tenants of {ward} to move'],
      ['voluntary', 'Advise tenants of {ward} on benefits before they move'],
      ['care', 'Ask tenants of {site} what made their move easier'],
    ],
  },
  {
    title: 'Falls, lighting and fire safety visits',
    purpose: 'note',
    lead: 'fire',
    said: [
      'The fire service visited {homes} flats in {ward}; most needed only a new smoke alarm.',
      'Health partners offered to train scheme managers to spot a risk of falls.',
      '{provider} asked for visits on Saturdays, when families are there.',
    ],
    decisions: ['Note the visits and go on with them.', 'Train scheme managers before winter.'],
    actions: [
      ['fire', 'Visit the flats at {site} that were missed'],
      ['health', 'Set dates in {month} for the training on falls'],
      ['provider', 'Tell the fire service, with their consent, which tenants at {site} use oxygen'],
      ['care', 'Add what was learned in {ward} to the sheltered checklist'],
    ],
  },
];
