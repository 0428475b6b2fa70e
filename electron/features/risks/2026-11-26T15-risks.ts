import { newTables } from '../../rooms/new-tables.ts';

export const risks = newTables({
  risk: {
    columns: {
      reference: 'text',
      title: 'text',
      description: 'text',
      owner_person_id: 'text? -> person',
      organisation_id: 'text? -> organisation',
      likelihood: 'integer',
      impact: 'integer',
      mitigation: 'text',
      status: 'text',
      review_on: 'text?',
    },
    unique: [['reference']],
    indexes: [['owner_person_id'], ['organisation_id']],
  },
});
