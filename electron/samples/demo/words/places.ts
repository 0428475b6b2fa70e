/** Wards of the made-up borough. */
export const WARDS = [
  'Weirside', 'Canal Basin', 'Old Town', 'Northgate', 'Eastmoor', 'Ashgrove', 'Larkfield', 'Parkgate', 'Millrace',
  'Saltmarsh', 'Castle Hill', 'St Bride’s', 'Meadowbank', 'Thornbeck', 'Quayside',
];

/** Sites people will meet first, each as name, street and ward. */
export const FIRST_SITES = [
  ['Foundry Wharf', 'Canal Road', 'Canal Basin'],
  ['Mill Lane', 'Mill Lane', 'Millrace'],
  ['Basin North', 'Basin Street', 'Canal Basin'],
  ['Lockside', 'Lock Lane', 'Weirside'],
  ['Station Road', 'Station Road', 'Northgate'],
  ['Tannery Road', 'Tannery Road', 'Old Town'],
  ['Orchard House', 'Orchard Street', 'Meadowbank'],
  ['Ropewalk Yard', 'The Ropewalk', 'Quayside'],
  ['St Bride’s Depot', 'Bride Street', 'St Bride’s'],
  ['Eastmoor Hospital land', 'Moor Road', 'Eastmoor'],
] as const;

/** First words of site names and street names. */
export const PLACE_WORDS = [
  'Alder', 'Anchor', 'Apple Tree', 'Bakehouse', 'Barley', 'Beacon', 'Bellmaker', 'Bobbin', 'Brewery', 'Bridge',
  'Candlemaker', 'Carding', 'Chandler', 'Chapel', 'Cooper', 'Cordwainer', 'Creamery', 'Dovecote', 'Dyehouse', 'Engine',
  'Ferry', 'Flax', 'Fuller', 'Gasworks', 'Granary', 'Guildhall', 'Harness', 'Hopfield', 'Ironmonger', 'Ivy', 'Jubilee',
  'Kingfisher', 'Laundry', 'Linen', 'Loom', 'Maltings', 'Market', 'Mason', 'Needle', 'Oast', 'Orchard', 'Packhorse',
  'Paper', 'Pattern', 'Potter', 'Priory', 'Quarry', 'Reservoir', 'Saddler', 'Sawmill', 'Shuttle', 'Signal', 'Silk',
  'Smithy', 'Spinner', 'Sugar', 'Swan', 'Tanner', 'Tenter', 'Timber', 'Toll', 'Tram', 'Viaduct', 'Vinegar', 'Wagon',
  'Weaver', 'Wheelwright', 'Wool',
];

export const SITE_KINDS = [
  'Wharf', 'Yard', 'Works', 'depot', 'garages', 'Court', 'Mill', 'Quarter', 'Gardens', 'Field', 'Place', 'Row',
  'car park', 'School site', 'Square', 'House', 'Green', 'Sidings',
];

export const STREET_KINDS = ['Street', 'Road', 'Lane', 'Row', 'Hill', 'Way', 'Terrace'];

/** Where groups meet. */
export const ROOMS = ['Civic Centre, Committee Room 2', 'Civic Centre, Council Chamber', 'Canalside Housing Trust, Lock House', 'Rivermere Library, Mill Room', 'Eastmoor Health Centre, Seminar Room', 'Advice Centre, Bridge Street'];
