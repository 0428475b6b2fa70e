import type { homes as shared } from '../../../shared/features/homes/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { indexes } from './2026-11-26T19-live-indexes.ts';
import { homes as handlers } from './handlers.ts';
import { warnings } from './home.ts';
import { report } from './report.ts';
import { search } from './search.ts';

export const homes: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T19-homes-live-indexes': indexes },
  handlers: { homes: handlers },
  search,
  warnings,
  reports: [report],
};
