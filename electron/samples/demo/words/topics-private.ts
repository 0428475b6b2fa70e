import type { Topic } from '../shapes.ts';

/** What the Private rented quality group talks about. */
export const PRIVATE_TOPICS: Topic[] = [
  {
    title: 'Damp and mould in {ward}',
    purpose: 'discuss',
    lead: 'private',
    said: [
      'Inspectors saw {homes} homes in {ward}; half had damp that the landlord could put right with ventilation.',
      'The Advice Centre said tenants fear that a complaint ends the tenancy.',
      '{provider} lends its damp meter and will show landlords how to use it.',
    ],
    decisions: ['Go on with inspections in {ward} street by street.', 'Explain to tenants how they are protected when they complain.'],
    actions: [
      ['private', 'Inspect the rest of the street in {ward}'],
      ['voluntary', 'Hand out the leaflet on complaints in {ward}'],
      ['provider', 'Run an evening on damp for landlords in {ward}'],
      ['private', 'Check that repairs ordered in {ward} have been done'],
    ],
  },
  {
    title: 'Licensing of shared houses',
    purpose: 'decide',
    lead: 'private',
    said: [
      'About {homes} shared houses in {ward} are thought to have no licence.',
      'The fire service and the council now visit together, so that landlords hear one thing.',
      'Landlords asked for a decision within {weeks} weeks.',
    ],
    decisions: ['Visit unlicensed houses in {ward} first.', 'Decide on applications within {weeks} weeks.'],
    actions: [
      ['private', 'Write to owners of shared houses in {ward} without a licence'],
      ['fire', 'Join the visits in {ward}'],
      ['private', 'Publish how long decisions took in {quarter}'],
      ['police', 'Share concerns about houses in {ward} under the data agreement'],
    ],
  },
  {
    title: 'Landlord accreditation',
    purpose: 'discuss',
    lead: 'provider',
    said: [
      'Sixty landlords have joined the scheme. They own more homes than expected.',
      '{provider} offers accredited landlords its repairs team at cost.',
      'Tenants’ Voice wants the badge to mean something: one in ten homes should be looked at each year.',
    ],
    decisions: ['Look at one accredited home in ten each year.', 'Offer repairs at cost to accredited landlords for a year.'],
    actions: [
      ['private', 'Choose the homes in {ward} to look at this year'],
      ['provider', 'Set out {provider}’s prices for repairs for accredited landlords'],
      ['voluntary', 'Ask tenants of accredited landlords in {ward} how they fare'],
      ['officer', 'Put the list of accredited landlords for {quarter} on the website'],
    ],
  },
  {
    title: 'Fire safety in shared houses',
    purpose: 'note',
    lead: 'fire',
    said: [
      'Two small fires in {ward} began at chargers left on stairs. Nobody was hurt.',
      'Self-closing doors had been wedged open in most houses visited.',
      'The fire service will lend alarms for deaf tenants.',
    ],
    decisions: ['Note the report of the fire service.', 'Add chargers on stairs to the inspection form.'],
    actions: [
      ['fire', 'Send landlords in {ward} the leaflet on chargers'],
      ['private', 'Add chargers and doors to the inspection form'],
      ['voluntary', 'Tell deaf tenants in {ward} about the alarms'],
      ['fire', 'Go back to the houses in {ward} where doors were wedged open'],
    ],
  },
  {
    title: 'Keeping private tenancies going',
    purpose: 'discuss',
    lead: 'need',
    said: [
      'Most households who lose a private home were given notice because the owner is selling.',
      'The council can offer a landlord a loan for repairs when the tenant stays.',
      'A call from the options team before court saved {few} tenancies in {quarter}.',
    ],
    decisions: ['Call landlords before they go to court.', 'Offer repair loans in {ward} first.'],
    actions: [
      ['need', 'Report calls to the landlords’ line in {quarter}'],
      ['private', 'Tell landlords in {ward} about repair loans'],
      ['voluntary', 'Go with tenants from {ward} to the court day in {month}'],
      ['need', 'Report how many tenancies were kept since {quarter}'],
    ],
  },
  {
    title: 'Empty homes',
    purpose: 'decide',
    lead: 'private',
    said: [
      '{homes} homes in {ward} have been empty for over two years.',
      '{provider} would lease and repair homes if the owner accepts rent over ten years.',
      'Neighbours report empty homes by telephone; a form would give better addresses.',
    ],
    decisions: ['Offer owners a lease of ten years.', 'Put a form for empty homes on the website.'],
    actions: [
      ['private', 'Write to the owners of empty homes in {ward}'],
      ['provider', 'Inspect {few} empty homes and say what repairs would cost'],
      ['officer', 'Count the reports of empty homes in {quarter}'],
      ['land', 'Check whether the council owns any of the empty homes in {ward}'],
    ],
  },
];
