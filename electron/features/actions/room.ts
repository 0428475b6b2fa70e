import type { actions as shared } from '../../../shared/features/actions/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { indexes, references } from './2026-11-26T19-live-indexes.ts';
import { actions as handlers } from './handlers.ts';
import { warnings } from './home.ts';
import { report } from './report.ts';
import { search } from './search.ts';

export const actions: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T19-action-references': references, '2026-11-26T19-actions-live-indexes': indexes },
  handlers: { actions: handlers },
  search,
  warnings,
  reports: [report],
};
