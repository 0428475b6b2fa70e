import { createRoute } from '@tanstack/react-router';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { HistoryPage } from './HistoryPage.tsx';

const routes = [createRoute({ getParentRoute: underRoot, path: '/history', component: HistoryPage })];

/** What the record of changes gives the house. */
export const history: Room<typeof routes> = {
  routes,
  records: {},
};
