import { link, longText, one, optional, table, text, whole, year } from '../../table.ts';
import { NEEDS, ROUTES, STAGES, TENURES } from './codes.ts';

export const tables = {
  commitment: table({
    label: 'Commitment',
    needs: 'homes.edit',
    sort: 'site_name',
    search: ['site_name'],
    columns: {
      organisation_id: link('Organisation', 'organisation'),
      site_id: optional(link('Site', 'site')),
      site_name: text('Scheme'),
      tenure: one('Tenure', TENURES),
      need: one('Need', NEEDS),
      stage: one('Stage', STAGES),
      route: one('Delivery route', ROUTES),
      notes: longText('Notes'),
    },
    indexes: [['organisation_id'], ['site_id']],
    live: [['organisation_id', 'id', 'stage']],
  }),
  commitment_year: table({
    label: 'Figures',
    part: 'commitment_id',
    needs: 'homes.edit',
    sort: 'year',
    search: [],
    columns: {
      commitment_id: link('Commitment', 'commitment'),
      year: year('Year'),
      promised: optional(whole('Promised')),
      forecast: optional(whole('Forecast')),
      delivered: optional(whole('Delivered')),
    },
    unique: [['commitment_id', 'year']],
    // The unique one leaves out the bin, where the ledger and a year set again look, too.
    indexes: [['commitment_id']],
    live: [
      ['commitment_id', 'year', 'promised', 'forecast', 'delivered', 'version'],
      ['year', 'promised', 'forecast', 'delivered', 'commitment_id'],
    ],
  }),
};
