import type { Fortune } from './homes.ts';

/** Wards of the made-up borough. */
export const WARDS = [
  'Weirside', 'Canal Basin', 'Old Town', 'Northgate', 'Eastmoor', 'Ashgrove', 'Larkfield', 'Parkgate', 'Millrace',
  'Saltmarsh', 'Castle Hill', 'St Bride’s', 'Meadowbank', 'Thornbeck', 'Quayside',
];

/** Sites people will meet first: name, street, ward, the provider that leads, how it is doing and the first year from 0. */
export const FIRST_SITES: [string, string, string, string, Fortune, number][] = [
  ['Foundry Wharf', 'Canal Road', 'Canal Basin', 'Ashgrove', 'at_risk', 1],
  ['Mill Lane', 'Mill Lane', 'Millrace', 'Ashgrove', 'on_track', 2],
  ['Basin North', 'Basin Street', 'Canal Basin', 'Canalside', 'on_track', 3],
  ['Lockside', 'Lock Lane', 'Weirside', 'Canalside', 'on_track', 0],
  ['Station Road', 'Station Road', 'Northgate', 'Northgate', 'not_started', 4],
  ['Tannery Road', 'Tannery Road', 'Old Town', 'Northgate', 'off_track', 2],
  ['Orchard House', 'Orchard Street', 'Meadowbank', 'Meadowbank', 'on_track', 1],
  ['Ropewalk Yard', 'The Ropewalk', 'Quayside', 'Brightwater', 'on_track', 2],
  ['St Bride’s Depot', 'Bride Street', 'St Bride’s', 'Larkfield', 'complete', 0],
  ['Eastmoor Hospital land', 'Moor Road', 'Eastmoor', 'Eastmoor Care', 'on_track', 1],
];

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
