import type { homes as shared } from '../../../shared/features/homes/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { homes as handlers } from './handlers.ts';
import { warnings } from './home.ts';
import { report } from './report.ts';
import { search } from './search.ts';

export const homes: RoomFor<typeof shared> = {
  handlers: { homes: handlers },
  search,
  warnings,
  reports: [report],
};
