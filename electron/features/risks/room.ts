import { RISK, type risks as shared } from '../../../shared/features/risks/room.ts';
import { plainHandlers } from '../../rooms/plain/handlers.ts';
import { plainImport } from '../../rooms/plain/import.ts';
import { plainReport } from '../../rooms/plain/report.ts';
import { plainSearch } from '../../rooms/plain/search.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { demo } from './demo.ts';
import { risks as table } from './2026-11-26T15-risks.ts';

const rules = { of: RISK };

export const risks: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T15-risks': table },
  handlers: { risks: plainHandlers(rules) },
  demo,
  search: [plainSearch(RISK, 100)],
  reports: [
    plainReport(RISK, {
      name: 'risk-register',
      order: 30,
      title: 'Risk register',
      description: 'Every risk with its owner, likelihood, impact and what is done about it.',
    }),
  ],
  imports: [plainImport(rules, { kind: 'risks', label: 'Risk register', key: 'reference' })],
};
