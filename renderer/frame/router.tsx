import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { z } from 'zod';
import { ActionView } from '../../shared/features/actions/contract.ts';
import { ImportKind } from '../../shared/features/imports/contract.ts';
import { ActionsPage } from '../features/actions/ActionsPage.tsx';
import { OpenPage } from '../features/first-run/FirstRun.tsx';
import { GroupPage } from '../features/partners/GroupPage.tsx';
import { HistoryPage } from '../features/history/HistoryPage.tsx';
import { HomePage } from '../features/home/HomePage.tsx';
import { HomesPage } from '../features/homes/HomesPage.tsx';
import { ImportPage } from '../features/imports/ImportPage.tsx';
import { MeetingPage } from '../features/meetings/MeetingPage.tsx';
import { MeetingsPage } from '../features/meetings/MeetingsPage.tsx';
import { PartnersPage } from '../features/partners/PartnersPage.tsx';
import { ReportsPage } from '../features/reports/ReportsPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { SitesPage } from '../features/sites/SitesPage.tsx';
import { HelpPage } from '../features/help/HelpPage.tsx';
import { Frame } from './Frame.tsx';

const root = createRootRoute({ component: Frame });
const under = () => root;

/** What a screen shows is in its address, so Back, Forward and links work. */
const routes = [
  createRoute({ getParentRoute: under, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: under,
    path: '/meetings',
    component: MeetingsPage,
    validateSearch: z.object({
      group: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
  createRoute({
    getParentRoute: under,
    path: '/meetings/$meetingId',
    component: MeetingPage,
    validateSearch: z.object({
      view: z.enum(['agenda', 'minutes']).optional().catch(undefined),
      item: z.string().optional().catch(undefined),
    }),
  }),
  createRoute({
    getParentRoute: under,
    path: '/actions',
    component: ActionsPage,
    validateSearch: z.object({
      view: ActionView.optional().catch(undefined),
      organisation: z.string().optional().catch(undefined),
      action: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
  createRoute({
    getParentRoute: under,
    path: '/homes',
    component: HomesPage,
    validateSearch: z.object({
      provider: z.array(z.string()).optional().catch(undefined),
      tenure: z.array(z.string()).optional().catch(undefined),
      need: z.array(z.string()).optional().catch(undefined),
      commitment: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
  createRoute({
    getParentRoute: under,
    path: '/sites',
    component: SitesPage,
    validateSearch: z.object({
      site: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
  createRoute({
    getParentRoute: under,
    path: '/import',
    component: ImportPage,
    validateSearch: z.object({ kind: ImportKind.optional().catch(undefined) }),
  }),
  createRoute({
    getParentRoute: under,
    path: '/partners',
    component: PartnersPage,
    validateSearch: z.object({
      tab: z.enum(['organisations', 'people', 'groups']).optional().catch(undefined),
      organisation: z.string().optional().catch(undefined),
      person: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
  createRoute({ getParentRoute: under, path: '/groups/$groupId', component: GroupPage }),
  createRoute({ getParentRoute: under, path: '/reports', component: ReportsPage }),
  createRoute({ getParentRoute: under, path: '/history', component: HistoryPage }),
  createRoute({ getParentRoute: under, path: '/settings', component: SettingsPage }),
  createRoute({ getParentRoute: under, path: '/open', component: OpenPage }),
  createRoute({ getParentRoute: under, path: '/help', component: HelpPage }),
] as const;

const routeTree = root.addChildren(routes);

/** A router over the part of the address after `#`, which needs no server. */
export const makeRouter = () => createRouter({ routeTree, history: createHashHistory(), defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
