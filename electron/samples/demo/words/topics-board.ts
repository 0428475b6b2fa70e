import type { Topic } from '../shapes.ts';

/** What the Partnership board talks about. */
export const BOARD_TOPICS: Topic[] = [
  {
    title: 'Progress against the commitments', purpose: 'discuss', lead: 'planning',
    said: [
      'The council reported progress to the end of {quarter}. The programme as a whole is on track; {few} providers are below what they promised.',
      '{provider} explained the delay at {site} and expects to make up {homes} homes by {year}.',
      'Members asked that good news is shown too: three schemes finished early.',
      'Health partners asked for extra care to be shown apart from other homes.',
    ],
    decisions: ['Note progress to the end of {quarter}.', 'Ask {provider} for a recovery plan for {site}.'],
    actions: [
      ['provider', 'Bring a recovery plan for {site} to the next board'],
      ['planning', 'Show extra care and supported homes apart in the progress report'],
      ['officer', 'Send the progress report to all partners’ boards'],
      ['director', 'Speak to the providers below 70% of what they promised'],
      ['planning', 'Set out what the shortfall at {site} means for the plan to {year}'],
    ],
  },
  {
    title: 'Statement of intent: yearly review', purpose: 'decide', lead: 'director',
    said: [
      'The statement of intent was read through line by line. Partners still stand by it; two promises are now out of date.',
      'Voluntary partners asked for a promise on plain language in letters to tenants.',
      '{provider} can only sign after its own board has met in {month}.',
    ],
    decisions: ['Renew the statement of intent for a year, subject to partners’ own boards.', 'Add a promise on plain language.'],
    actions: [
      ['officer', 'Send the revised statement of intent to every partner for signature'],
      ['provider', 'Take the statement of intent to {provider}’s board'],
      ['voluntary', 'Draft the promise on plain language'],
      ['officer', 'Keep a list of who has signed, in which role and when'],
    ],
  },
  {
    title: 'Risk register', purpose: 'note', lead: 'officer',
    said: [
      'Of the partnership’s risks, cost of borrowing and shortage of skilled workers score highest.',
      'The fire service asked that the risk on tall buildings names the buildings.',
      'Members thought the risk on data sharing could be closed now that the agreement is signed.',
    ],
    decisions: ['Note the risk register and close the risk on data sharing.', 'Raise the risk on skilled workers to high.'],
    actions: [
      ['officer', 'Update the risk register and send it with the minutes'],
      ['fire', 'List the buildings the risk on tall buildings is about'],
      ['education', 'Suggest what would reduce the risk on skilled workers'],
      ['director', 'Name an owner for the risk on borrowing costs'],
    ],
  },
  {
    title: 'Highlight reports from the working groups', purpose: 'note', lead: 'chair',
    said: [
      'Each chair reported in three minutes: what was done, what is next, what the board is asked for.',
      'The supply group asks for help with sewer connections in {ward}.',
      'The need group reported fewer families in bed and breakfast than a year ago.',
      'The private rented group has inspected {homes} homes since the last board.',
    ],
    decisions: ['Note the highlight reports.', 'Write to the water company about {ward} on behalf of all partners.'],
    actions: [
      ['director', 'Write to the water company about sewer connections in {ward}'],
      ['officer', 'Give all groups the same one-page form for highlights'],
      ['need', 'Bring figures on families in bed and breakfast to the next board'],
      ['private', 'Summarise what the inspections found'],
    ],
  },
  {
    title: 'Budget of the partnership team', purpose: 'decide', lead: 'director',
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
    title: 'Supported housing strategy', purpose: 'discuss', lead: 'care',
    said: [
      'The strategy must say what supported housing there is and what will be needed over five years.',
      '{provider} has counted its schemes; others are still checking which homes meet the definition.',
      'Health partners would like people leaving hospital to be a group of their own.',
      'Members want the need for move-on homes in {ward} shown with its reasons.',
    ],
    decisions: ['Agree the outline of the supported housing strategy.', 'Collect numbers with the {quarter} returns.'],
    actions: [
      ['care', 'Write the chapter on need over five years'],
      ['provider', 'Send the number of supported homes by client group'],
      ['health', 'Estimate how many people leave hospital to supported housing in a year'],
      ['need', 'Add the need for move-on homes in {ward}'],
      ['officer', 'Plan a workshop on the draft strategy'],
    ],
  },
  {
    title: 'Yearly report and website', purpose: 'decide', lead: 'officer',
    said: [
      'The yearly report should fit on four pages, with one chart of promised and delivered homes.',
      '{provider} offered the story of a family who moved to {site}, with their consent.',
      'Partners want to see quotations before they are printed.',
    ],
    decisions: ['Publish the yearly report in {month}.', 'Use one chart and one table, with figures to the end of {quarter}.'],
    actions: [
      ['officer', 'Write the first draft of the yearly report'],
      ['provider', 'Get written consent for the story from {site}'],
      ['planning', 'Check every figure in the yearly report against the returns'],
      ['voluntary', 'Read the draft as a tenant would'],
    ],
  },
];
