import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import { z } from 'zod';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/reports',
    validateSearch: z.object({ report: z.string().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./ReportsPage.tsx'), 'ReportsPage'),
  }),
];

/** What reports give the house. */
export const reports: Room<typeof routes> = {
  routes,
  nav: [{ order: 70, label: t('nav.reports'), icon: ChartColumn, path: '/reports' }],
  records: {},
  shortcuts: [{ keys: 'Ctrl+Shift+E', address: { to: '/reports' }, listed: { order: 20, words: t('reports.keys') } }],
  menu: { 'create-report': { to: '/reports' } },
};
