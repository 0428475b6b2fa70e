import { day, longText, one, optional, reference, table, text, webAddress, whole, yesNo } from '../../table.ts';
import { COORDINATE_SYSTEMS, OWNERSHIPS, PERMISSION_TYPES, PLANNING_STATUSES } from './codes.ts';

export const tables = {
  site: table({
    label: 'Site',
    needs: 'sites.edit',
    sort: 'reference',
    title: 'name_address',
    search: ['reference', 'name_address', 'ward', 'uprn', 'planning_reference'],
    columns: {
      register: text('Register'),
      reference: text('Reference'),
      name_address: text('Name and address'),
      uprn: optional(reference('UPRN')),
      planning_reference: optional(reference('Planning reference')),
      ward: optional(text('Ward')),
      coordinate_system: optional(one('Coordinate system', COORDINATE_SYSTEMS)),
      geo_x: optional(text('Longitude or easting')),
      geo_y: optional(text('Latitude or northing')),
      area_sqm: optional(whole('Area in square metres')),
      ownership: optional(one('Ownership', OWNERSHIPS)),
      planning_status: optional(one('Planning status', PLANNING_STATUSES)),
      permission_type: optional(one('Permission type', PERMISSION_TYPES)),
      permission_on: optional(day('Permission date')),
      planning_history: longText('Planning history'),
      deliverable: optional(yesNo('Deliverable')),
      homes_from: optional(whole('Homes from')),
      homes_to: optional(whole('Homes to')),
      hazardous_substances: longText('Hazardous substances'),
      site_plan_url: webAddress('Site plan'),
      organisation_uri: text('Organisation’s address'),
      notes: longText('Notes'),
      first_added_on: optional(day('First added')),
      last_updated_on: optional(day('Last updated')),
      ended_on: optional(day('Ended')),
    },
    unique: [['register', 'reference']],
    order: [
      ['homes_from', 'homes_to'],
      ['first_added_on', 'last_updated_on'],
      ['first_added_on', 'ended_on'],
    ],
    live: [
      ['sort_key', 'register', 'id'],
      ['planning_status', 'homes_from', 'homes_to', 'ended_on'],
    ],
  }),
};
