import type { Topic } from '../shapes.ts';

/** What the Partnership board talks about. */
export const BOARD_TOPICS: Topic[] = [
  {
    title: 'Progress against the commitments',
    purpose: 'discuss',
    lead: 'planning',
    said: [
      'The council reported progress to the end of {quarter}. The programme as a whole is on track; {few} providers are below what they promised.',
      '{provider} explained the delay at {site} and expects to make up {homes} homes by {year}.',
      'Members asked that good news is shown too: three schemes finished early.',
      'Health partners asked for extra care to be shown apart from other homes.',
    ],
    decisions: ['Note progress to the end of {quarter}.', 'Ask {provider} for a recovery plan for {site}.'],
    actions: [
      ['provider', 'Bring a recovery plan for {site} to the next board'],
      ['planning', 'Show extra care and supported homes apart in the progress report for {quarter}'],
      ['officer', 'Send the progress report for {quarter} to all partners’ boards'],
      ['director', 'Speak to {provider} and others below 70% of what they promised'],
      ['planning', 'Set out what the shortfall at {site} means for the plan to {year}'],
    ],
  },
  {
    title: 'Statement of intent: yearly review',
    purpose: 'decide',
    yearly: true,
    lead: 'director',
    said: [
      'The statement of intent was read through line by line. Partners still stand by it; two promises are now out of date.',
      'Voluntary partners asked for a promise on plain language in letters to tenants.',
      '{provider} can only sign after its own board has met in {month}.',
    ],
    decisions: [
      'Renew the statement of intent for a year, subject to partners’ own boards.',
      'Add a promise on plain language.',
    ],
    actions: [
      ['officer', 'Send the revised statement of intent to every partner for signature'],
      ['provider', 'Take the statement of intent to {provider}’s board'],
      ['voluntary', 'Draft the promise on plain language'],
      ['officer', 'Keep a list of who has signed, in which role and when'],
    ],
  },
  {
    title: 'Risk register',
    purpose: 'note',
    lead: 'officer',
    said: [
      'Of the partnership’s risks, cost of borrowing and shortage of skilled workers score highest.',
      'The fire service asked that the risk on tall buildings names the buildings.',
      'Members thought the risk on data sharing could be closed now that the agreement is signed.',
    ],
    decisions: [
      'Note the risk register and close the risk on data sharing.',
      'Raise the risk on skilled workers to high.',
    ],
    actions: [
      ['officer', 'Update the risk register for {quarter} and send it with the minutes'],
      ['fire', 'List the buildings in {ward} the risk on tall buildings is about'],
      ['education', 'Suggest with {provider} what would reduce the risk on skilled workers'],
      ['director', 'Ask {provider} to own the risk on borrowing costs'],
    ],
  },
  {
    title: 'Highlight reports from the working groups',
    purpose: 'note',
    lead: 'chair',
    said: [
      'Each chair reported in three minutes: what was done, what is next, what the board is asked for.',
      'The supply group asks for help with sewer connections in {ward}.',
      'The need group reported fewer families in bed and breakfast than a year ago.',
      'The private rented group has inspected {homes} homes since the last board.',
    ],
    decisions: ['Note the highlight reports.', 'Write to the water company about {ward} on behalf of all partners.'],
    actions: [
      ['director', 'Write to the water company about sewer connections in {ward}'],
      ['officer', 'Collect the groups’ highlights for {quarter} on one page each'],
      ['need', 'Bring figures on families in bed and breakfast for {quarter}'],
      ['private', 'Summarise what the inspections in {ward} found'],
    ],
  },
  {
    title: 'Budget of the partnership team',
    purpose: 'decide',
    yearly: true,
    lead: 'director',
    said: [
      'Contributions pay for the officer, the yearly conference and room hire. Spending is within budget.',
      'Partners discussed sharing costs by number of homes. Small providers would pay less, {provider} a little more.',
      'The police and the fire service contribute rooms and time instead of money.',
    ],
    decisions: ['Agree the budget for the coming year.', 'Share costs by number of homes from next year.'],
    actions: [
      ['officer', 'Send partners the invoice for the coming year'],
      ['director', 'Show what sharing by number of homes means for each partner'],
      ['police', 'Confirm the rooms offered for next year'],
      ['officer', 'Get three quotations for the conference venue'],
    ],
  },
  {
    title: 'Supported housing strategy',
    purpose: 'discuss',
    lead: 'care',
    said: [
      'The strategy must say what supported housing there is and what will be needed over five years.',
      '{provider} has counted its schemes; others are still checking which homes meet the definition.',
      'Health partners would like people leaving hospital to be a group of their own.',
      'Members want the need for move-on homes in {ward} shown with its reasons.',
    ],
    decisions: [
      'Agree the outline of the supported housing strategy.',
      'Collect numbers with the returns for {quarter}.',
    ],
    actions: [
      ['care', 'Write the chapter on need in {ward} and the wards around it'],
      ['provider', 'Send the number of {provider}’s supported homes by client group'],
      ['health', 'Estimate how many people will leave hospital to supported housing by {year}'],
      ['need', 'Add the need for move-on homes in {ward}'],
      ['officer', 'Plan a workshop on the draft strategy in {month}'],
    ],
  },
  {
    title: 'Yearly report and website',
    purpose: 'decide',
    yearly: true,
    lead: 'officer',
    said: [
      'The yearly report should fit on four pages, with one chart of promised and delivered homes.',
      '{provider} offered the story of a family who moved to {site}, with their consent.',
      'Partners want to see quotations before they are printed.',
    ],
    decisions: [
      'Publish the yearly report in {month}.',
      'Use one chart and one table, with figures to the end of {quarter}.',
    ],
    actions: [
      ['officer', 'Write the first draft of the yearly report'],
      ['provider', 'Get written consent for the story from {site}'],
      ['planning', 'Check every figure in the yearly report against the returns'],
      ['voluntary', 'Read the draft as a tenant would'],
    ],
  },
  {
    title: '{provider}: what we do',
    purpose: 'note',
    lead: 'provider',
    said: [
      '{provider} showed its plans to {year}: more homes for rent, fewer types of contract, repairs answered within {few} days.',
      'Asked about {site}, {provider} said residents were shown the drawings before the council was.',
      'Members asked how tenants are heard. {provider} pays two tenants to sit on its board.',
    ],
    decisions: ['Note the presentation and thank {provider}.'],
    actions: [
      ['provider', 'Send the slides on {provider}’s plans to {year}'],
      ['officer', 'Ask {other} to present at one of the next meetings'],
      ['provider', 'Show members round {site}'],
      ['voluntary', 'Meet the tenants on {provider}’s board'],
      ['planning', 'Check that {provider}’s plans and its commitments say the same'],
    ],
  },
  {
    title: 'Homes and health in {ward}',
    purpose: 'discuss',
    lead: 'health',
    said: [
      'People in {ward} go to hospital with breathing problems twice as often as people in the borough as a whole.',
      'Health partners would pay for ventilation where a doctor asks for it. {provider} has {homes} homes in mind.',
      'The voluntary partners asked that people are visited, not written to.',
    ],
    decisions: [
      'Try ventilation on prescription in {ward} for a year.',
      'Compare hospital visits with the state of homes, by ward.',
    ],
    actions: [
      ['health', 'Agree with doctors in {ward} who can ask for ventilation'],
      ['provider', 'List the homes in {ward} that need ventilation most'],
      ['voluntary', 'Visit tenants in {ward} who have asked for help'],
      ['private', 'Add private rented homes in {ward} to the trial'],
      ['officer', 'Report on the trial in {ward} in {month}'],
    ],
  },
  {
    title: 'Skills and jobs from new homes',
    purpose: 'discuss',
    lead: 'education',
    said: [
      'The college has {homes} learners in building trades and too few places on site.',
      '{provider} will take {few} apprentices at {site}; {other} will think about it.',
      'The Jobcentre can pay for safety cards and boots.',
    ],
    decisions: [
      'Ask every provider for one apprentice for each ten homes.',
      'Put apprentices into the contract for {site}.',
    ],
    actions: [
      ['education', 'Send learners from {ward} to the open day at {site}'],
      ['provider', 'Take {few} apprentices at {site}'],
      ['jobcentre', 'Pay for safety cards of learners who start at {site}'],
      ['development', 'Write a clause on apprentices for the {site} contract'],
      ['education', 'Count how many learners found work by {month}'],
    ],
  },
  {
    title: 'Ward in focus: {ward}',
    purpose: 'discuss',
    lead: 'director',
    said: [
      'The board walked through {ward} before the meeting: good schools, tired garages, one shop left.',
      '{provider} owns most of the homes around {site} and would lead on a plan for the green.',
      'The police reported {few} calls a week about the car park; better light would help.',
      'Tenants’ Voice asked that people hear of plans before they read of them.',
    ],
    decisions: ['Draw up one plan for {ward} with all partners.', 'Ask {provider} to lead on the space around {site}.'],
    actions: [
      ['provider', 'Draft a plan for the space around {site}'],
      ['police', 'Advise on lighting the car park in {ward}'],
      ['voluntary', 'Hold a meeting with residents of {ward}'],
      ['land', 'List what the council owns in {ward}'],
      ['fire', 'Offer home visits in the flats near {site}'],
    ],
  },
  {
    title: 'Sharing data between partners',
    purpose: 'decide',
    lead: 'officer',
    said: [
      'The agreement lets partners share addresses and needs, but no names, for planning.',
      '{provider} asked who answers if something goes wrong. The council’s data officer does, for all.',
      'Health partners can join once their own panel has looked at it in {month}.',
    ],
    decisions: [
      'Sign the data agreement, except for health partners for now.',
      'Look at the data agreement again in {year}.',
    ],
    actions: [
      ['officer', 'Send the data agreement to {provider} for signature'],
      ['health', 'Take the data agreement to the panel in {month}'],
      ['need', 'Say which data on {ward} are needed and why'],
      ['provider', 'Name a data contact at {provider}'],
    ],
  },
];
