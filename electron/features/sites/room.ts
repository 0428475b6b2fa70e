import type { sites as shared } from '../../../shared/features/sites/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { indexes } from './2026-11-26T19-live-indexes.ts';
import { brownfield } from './brownfield.ts';
import { sites as handlers } from './handlers.ts';
import { search } from './search.ts';
import { warnings } from './warnings.ts';

export const sites: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T19-sites-live-indexes': indexes },
  handlers: { sites: handlers },
  search,
  warnings,
  imports: [brownfield],
};
