import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ROLES } from '../../../shared/domain/codes.ts';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { homeCard } from '../../work/home-card.ts';
import { RecentCard } from './RecentCard.tsx';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/history',
    component: lazyRouteComponent(() => import('./HistoryPage.tsx'), 'HistoryPage'),
  }),
];

/** What the record of changes gives the house. */
export const history: Room<typeof routes> = {
  routes,
  records: {},
  homeCards: ROLES.map(({ code }) =>
    homeCard({
      role: code,
      column: 'side',
      order: 90,
      query: 'history.recent',
      input: () => ({ limit: 8 }),
      Card: RecentCard,
      besideFirstSteps: (recent) => recent.length > 0,
    }),
  ),
};
