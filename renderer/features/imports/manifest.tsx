import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { SHOWS } from './rows-shown.ts';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/import',
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
    validateSearch: z.object({
      kind: z.string().optional().catch(undefined),
      /** Which rows of a preview are shown. */
      show: z.enum(SHOWS).optional().catch(undefined),
    }),
  }),
];

/** What importing gives the house. */
export const imports: Room<typeof routes> = {
  routes,
  records: {},
  firstSteps: [{ order: 50, words: t('home.start.import'), button: t('home.start.importButton'), address: { to: '/import' } }],
  shortcuts: [{ keys: 'Ctrl+I', address: { to: '/import' } }],
  menu: { import: { to: '/import' } },
};
