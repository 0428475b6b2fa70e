import type { partnership as shared } from '../../../shared/features/partnership/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { initial } from './0001-initial.ts';
import { partnership as handlers } from './handlers.ts';

export const partnership: RoomFor<typeof shared> = {
  handlers: { partnership: handlers },
  migrations: { '0001-initial': initial },
};
