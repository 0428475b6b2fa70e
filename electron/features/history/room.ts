import type { history as shared } from '../../../shared/features/history/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { actors } from './2026-11-26T14-actors.ts';
import { logByActor } from './2026-11-26T19-log-by-actor.ts';
import { history as handlers } from './handlers.ts';

export const history: RoomFor<typeof shared> = {
  handlers: { history: handlers },
  migrations: { '2026-11-26T14-actors': actors, '2026-11-26T19-log-by-actor': logByActor },
};
