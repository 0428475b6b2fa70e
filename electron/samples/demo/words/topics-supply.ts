import type { Topic } from '../shapes.ts';

/** What the Housing supply group talks about. */
export const SUPPLY_TOPICS: Topic[] = [
  {
    title: '{site} programme', purpose: 'decide', lead: 'provider',
    said: [
      '{provider} said the utility diversion at {site} is now agreed with the network operator. The last block moves by {few} months.',
      'The contractor at {site} lost {weeks} weeks to ground conditions and has brought in a second piling team.',
      '{other} asked whether a later handover would affect nominations. The council said the lettings plan can move with it.',
      'Members wanted one dated programme for {site} that planning, highways and the provider all work to.',
      'The show home at {site} opens in {month}; {provider} expects the first handovers soon after.',
    ],
    decisions: ['Accept the revised programme for {site}, with the last handover {few} months later than at the last return.', 'Keep {site} on the watch list until the contract is signed.', 'Move {site} off the watch list: work is back on programme.'],
    actions: [
      ['provider', 'Send the revised programme for {site} to the council'],
      ['provider', 'Confirm the handover dates at {site} block by block'],
      ['planning', 'Check what the later handover at {site} means for this year’s forecast'],
      ['provider', 'Share the signed utility agreement for {site}'],
      ['officer', 'Arrange a visit to {site} for members of the group'],
      ['development', 'Agree a lettings plan for {site} with {provider}'],
    ],
  },
  {
    title: 'Homes trajectory, {quarter}', purpose: 'discuss', lead: 'planning',
    said: [
      'The council went through the trajectory for {quarter}. Most of the movement comes from {site}, where {homes} homes are now a year later.',
      'Completions are close to what was promised for the year, but the two years after it depend on schemes that have no permission yet.',
      '{provider} pointed out that its figures assume the {ward} road works end on time.',
      'Members asked to see promised, forecast and delivered homes side by side, with the reason for each change.',
    ],
    decisions: ['Note the trajectory for {quarter} and report it to the board.', 'Report {site} to the board as the largest change of the quarter.'],
    actions: [
      ['planning', 'Add a reason to every forecast that moved by more than five homes since {quarter}'],
      ['provider', 'Explain the change of {homes} homes at {site} in the next return'],
      ['officer', 'Circulate the trajectory chart for {quarter} with the minutes'],
      ['planning', 'Show schemes without permission separately in the {year} forecast'],
      ['development', 'List what would bring {site} back into its promised year'],
    ],
  },
  {
    title: 'Returns for {quarter}', purpose: 'note', lead: 'officer',
    said: [
      'Most returns for {quarter} came in on time. The officer thanked {provider} for a complete one.',
      'Two returns had homes against sites that are not in the register; both were put right by telephone.',
      '{other} said its new finance system makes the date hard to keep. The officer offered to send the form earlier.',
    ],
    decisions: ['Note the returns for {quarter}.', 'Send the form for the next quarter two weeks earlier.'],
    actions: [
      ['officer', 'Chase the returns for {quarter} that are still missing'],
      ['provider', 'Fill in the figures for {site} left empty in the return for {quarter}'],
      ['officer', 'Add the questions from {quarter} to the guide on completions'],
      ['provider', 'Name a second person who can sign off {provider}’s return'],
    ],
  },
  {
    title: 'Brownfield register: {ward}', purpose: 'decide', lead: 'planning',
    said: [
      'The yearly check of the register found {few} sites in {ward} that could take homes sooner than thought.',
      'The boundary of {site} overlaps with a neighbour’s; the plans show different fences.',
      'Members knew of two garage courts in {ward} that are half empty and not on the register.',
      'The council reminded members that a site leaves the register by being ended, not deleted.',
    ],
    decisions: ['Put forward {few} sites in {ward} for the register.', 'Correct the boundary of {site} before the register is published.'],
    actions: [
      ['planning', 'Check the boundary of {site} against the title plan'],
      ['land', 'Find out who owns the garage court beside {site}'],
      ['provider', 'Send the council a list of underused garages in {ward}'],
      ['planning', 'Publish the register with the changes for {ward}'],
      ['land', 'Estimate how many homes {site} could hold at the density of its neighbours'],
    ],
  },
  {
    title: 'Section 106 homes in {ward}', purpose: 'discuss', lead: 'development',
    said: [
      'Developers are finding it hard to place affordable homes in {ward}: {homes} homes at {site} have had no offer.',
      '{provider} said small batches far from its other homes cost too much to manage.',
      '{other} would look at the homes if parking and service charges were settled first.',
      'The group discussed a shared specification so that developers know what providers will take on.',
    ],
    decisions: ['Offer the homes at {site} to all providers for a further {weeks} weeks.', 'Draw up a shared specification for homes provided through planning agreements.'],
    actions: [
      ['development', 'Send details of the {homes} homes at {site} to every provider'],
      ['provider', 'Say whether {provider} will make an offer for the homes at {site}'],
      ['planning', 'Settle the service charges at {site} before the homes are offered'],
      ['provider', 'Send {provider}’s comments on the shared specification'],
      ['development', 'Ask developers in {ward} what stops them from finding a provider'],
    ],
  },
  {
    title: 'Planning application for {site}', purpose: 'decide', lead: 'provider',
    said: [
      '{provider} showed the layout for {site}: {homes} homes around a shared garden, two thirds of them affordable.',
      'Highways want the junction moved. The case officer thought an answer possible before {month}.',
      'Neighbours in {ward} are worried about height; the top floor has been set back.',
      'The council said a decision would need the drainage strategy and the tree survey together.',
    ],
    decisions: ['Support the layout for {site} as presented.', 'Ask {provider} to come back with the junction redrawn.'],
    actions: [
      ['provider', 'Submit the drainage strategy for {site}'],
      ['planning', 'Give {provider} one list of everything still needed for {site}'],
      ['provider', 'Meet neighbours of {site} again before the committee'],
      ['planning', 'Confirm the committee date for {site}'],
      ['provider', 'Redraw the junction at {site} as highways asked'],
    ],
  },
  {
    title: 'Council land: {site}', purpose: 'decide', lead: 'land',
    said: [
      'The council is ready to release {site} once the tenants of the workshops have moved.',
      'A survey found made ground over a third of {site}; clearing it adds to the cost of {homes} homes.',
      '{provider} and {other} would both like to bid. Members preferred one open round to talks with each.',
      'The group agreed that social rent on the site matters more than the highest price.',
    ],
    decisions: ['Offer {site} in one open round, with social rent as the first test.', 'Defer the release of {site} until the survey is complete.'],
    actions: [
      ['land', 'Prepare the tender for {site}'],
      ['land', 'Agree a moving date with the workshop tenants at {site}'],
      ['provider', 'Say how many homes for social rent {site} could carry'],
      ['development', 'Ask the funder whether clearing {site} can be grant-funded'],
      ['land', 'Share the ground survey of {site} with bidders'],
    ],
  },
  {
    title: 'Building costs and contractors', purpose: 'discuss', lead: 'development',
    said: [
      'Tender prices have stopped rising but brick teams are scarce; {provider} had one bid for {site}.',
      '{other} buys kitchens and windows together with two neighbours and saves about a twentieth.',
      'The college can place {homes} apprentices in the spring if sites are named by {month}.',
      'Members compared contract forms. Two-stage tenders take longer and fail less often.',
    ],
    decisions: ['Set up a shared list of contractors with references.', 'Name sites for apprentices by {month}.'],
    actions: [
      ['provider', 'Share tender prices per square metre for {site}'],
      ['education', 'Send {provider} the dates of the bricklaying course in {month}'],
      ['development', 'Ask {other} to join the tender for windows and doors'],
      ['provider', 'Name one site for apprentices in {ward}'],
      ['officer', 'Collect {provider}’s contractor references'],
    ],
  },
  {
    title: 'Double counting between returns', purpose: 'discuss', lead: 'officer',
    said: [
      '{provider} and {other} both counted the {homes} homes at {site}: one builds them, the other will manage them.',
      'The officer matched sites by property number and planning reference and found {few} more pairs to ask about.',
      'Members agreed that the partner who starts on site counts the homes, and the other one says so in a note.',
    ],
    decisions: ['Count homes with the partner who starts on site.', 'Count the homes at {site} once, with {provider}.'],
    actions: [
      ['provider', 'Take the homes at {site} out of one of the two returns'],
      ['officer', 'Ask {other} about the other pairs found in {quarter}'],
      ['officer', 'Show in the guide for returns how {site} is counted'],
      ['planning', 'Check the {year} total again once the pairs are settled'],
    ],
  },
  {
    title: 'Small sites and community-led homes', purpose: 'discuss', lead: 'provider',
    said: [
      'Residents in {ward} would like to build {few} homes on the plot behind {site}.',
      '{provider} explained how a land trust keeps homes affordable for good.',
      'Small sites take as many meetings as large ones. A standard lease would help.',
    ],
    decisions: ['Support the residents’ plan in {ward} in principle.', 'Try a standard lease on one small site.'],
    actions: [
      ['land', 'Find out whether the plot behind {site} can be leased'],
      ['provider', 'Meet the residents of {ward} with a first drawing'],
      ['development', 'Try the standard lease on the plot behind {site}'],
      ['planning', 'Explain to the residents what an application for {few} homes needs'],
    ],
  },
  {
    title: 'Risks to delivery', purpose: 'note', lead: 'officer',
    said: [
      'The highest risk is still that grant runs out before {site} starts.',
      'The risk of late sewer connections in {ward} was raised after two schemes waited {weeks} weeks.',
      '{provider} offered to lead on the risk of too few site managers.',
    ],
    decisions: ['Note the risk register; raise late sewer connections to high.', 'Note the risk register without changes.'],
    actions: [
      ['officer', 'Name {site} in the risk on grant, with the date grant runs out'],
      ['development', 'Ask the water company for dates for {ward}'],
      ['provider', 'Suggest how {provider} and {other} could share a site manager'],
      ['officer', 'Review the risk scores for {quarter} with their owners'],
    ],
  },
];
