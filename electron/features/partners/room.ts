import type { partners as shared } from '../../../shared/features/partners/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { indexes } from './2026-11-26T19-live-indexes.ts';
import { groups } from './groups/handlers.ts';
import { organisations } from './organisations/handlers.ts';
import { people } from './people/handlers.ts';
import { providers } from './providers.ts';
import { search } from './search.ts';

export const partners: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T19-partners-live-indexes': indexes },
  handlers: { groups, organisations, people },
  search,
  imports: [providers],
};
