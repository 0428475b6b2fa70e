import { room } from '../../room.ts';
import { reports as methods } from './contract.ts';

export const reports = room({ contract: { reports: methods }, tables: {} });
