import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';

const routes = [
  createRoute({ getParentRoute: underRoot, path: '/open', component: lazyRouteComponent(() => import('./FirstRun.tsx'), 'OpenPage') }),
];

/** What the choice of a partnership gives the house. */
export const firstRun: Room<typeof routes> = {
  routes,
  records: {},
  menu: { 'new-partnership': { to: '/open' }, 'open-partnership': { to: '/open' }, 'explore-sample': { to: '/open' } },
  WhenClosed: lazy(async () => ({ default: (await import('./FirstRun.tsx')).FirstRun })),
};
