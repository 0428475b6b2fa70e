import { OrganisationFields } from '../../../shared/features/partners/organisations.ts';
import { PersonFields } from '../../../shared/features/partners/people.ts';
import { RISK, scoreOf, type risks as shared } from '../../../shared/features/risks/room.ts';
import { plainRules } from '../../rooms/plain/check.ts';
import { plainHandlers } from '../../rooms/plain/handlers.ts';
import { plainImport } from '../../rooms/plain/import.ts';
import { plainReport } from '../../rooms/plain/report.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { demo } from './demo.ts';
import { risks as table } from './2026-11-26T15-risks.ts';

const rules = plainRules(RISK);

export const risks: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T15-risks': table },
  handlers: plainHandlers(rules),
  demo,
  reports: [
    plainReport(RISK, {
      name: 'risk-register',
      order: 30,
      title: 'Risk register',
      description: 'Every risk with its owner, likelihood, impact and what is done about it.',
      countedBy: 'status',
      more: [
        {
          key: 'score',
          heading: 'Score',
          kind: 'number',
          value: scoreOf,
        },
      ],
      notes: [
        {
          heading: 'Likelihood, impact and score',
          text: ['Likelihood and impact are points from 1, low, to 5, high. The score is one times the other: 1 to 25.'],
        },
        { heading: 'Status', text: ['Live: it may still happen. No longer a risk: kept for the record.'] },
      ],
    }),
  ],
  imports: [
    plainImport(rules, {
      kind: 'risks',
      adds: {
        owner_person_id: { fields: PersonFields, of: (name) => ({ name }) },
        organisation_id: { fields: OrganisationFields, of: (name) => ({ name, sector: 'not_specified' }) },
      },
      called: {
        title: {
          also: ['Risk title', 'Risk name', 'Summary', 'Threat', 'Hazard', 'Issue'],
          instead: ['Risk description', 'Risk event', 'Risk details'],
        },
        description: {
          also: ['Details', 'Cause and effect', 'Cause and consequence', 'Causes'],
          parts: ['Consequence', 'Effect', 'Trigger', 'Result', 'Impact description', 'Likelihood description'],
        },
        owner_person_id: { also: ['Owned by', 'Lead', 'Lead officer', 'Responsible', 'Responsible person', 'Assigned to'] },
        organisation_id: { also: ['Partner', 'Lead partner', 'Lead organisation', 'Provider', 'Owning organisation'] },
        likelihood: { also: ['Probability', 'Prob', 'Chance', 'L'] },
        impact: { also: ['Severity', 'Consequence', 'I'] },
        mitigation: {
          also: [
            'Mitigating actions',
            'Mitigation actions',
            'Mitigating controls',
            'Controls',
            'Existing controls',
            'Control measures',
            'Controls in place',
            'Actions',
            'Further actions',
            'Planned actions',
            'Action plan',
          ],
        },
        status: { also: ['State'] },
        review_on: { also: ['Reviewed next', 'Review due'] },
      },
    }),
  ],
};
