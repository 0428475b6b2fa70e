import { room } from '../../room.ts';
import { history as methods } from './contract.ts';

export const history = room({ contract: { history: methods }, tables: {} });
