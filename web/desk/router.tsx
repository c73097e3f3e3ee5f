import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from './session/session.api.ts';
import { FailurePage, LostPage } from './shell/lost-page.tsx';

type RouterContext = { queries: QueryClient };

/** `suite`: where to go after the sign-in. `lang`: the language asked by a link. `onglet`: the tab of a case. Lists add their own sort and filters. */
type Search = { suite?: string; lang?: string; onglet?: string };

const rootRoute = createRootRouteWithContext<RouterContext>()({
  validateSearch: (search: Record<string, unknown>): Search => search,
  component: Outlet,
  notFoundComponent: LostPage,
  errorComponent: FailurePage,
});

const page = <Path extends string>(path: Path, load: Parameters<typeof lazyRouteComponent>[0]) =>
  createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load) });

const outside = [
  page('/connexion', () => import('./sign-in/sign-in-page.tsx')),
  page('/connexion/code', () => import('./sign-in/second-factor-page.tsx')),
  page('/inscription', () => import('./sign-in/sign-up-page.tsx')),
  page('/mot-de-passe', () => import('./sign-in/forgotten-password-page.tsx')),
  page('/invitation/$id', () => import('./sign-in/invitation-page.tsx')),
  page('/premier-operateur', () => import('./first-operator/first-operator-page.tsx')),
  page('/style', () => import('./style/style-page.tsx')),
] as const;

/** The desk itself: only for people signed in, within their organisation. */
const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/connexion', search: location.pathname === '/' ? {} : { suite: location.href } });
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx')),
});

const screen = <Path extends string>(path: Path, load: Parameters<typeof lazyRouteComponent>[0]) =>
  createRoute({ getParentRoute: () => deskRoute, path, component: lazyRouteComponent(load) });

const inside = [
  screen('/', () => import('./today/today-page.tsx')),
  screen('/bienvenue', () => import('./welcome/welcome-page.tsx')),
  screen('/deposer', () => import('./deposit/deposit-page.tsx')),
  screen('/deposer/$depositId', () => import('./deposit/review-page.tsx')),
  screen('/importer', () => import('./import/import-start-page.tsx')),
  screen('/importer/$importId', () => import('./import/import-page.tsx')),
  screen('/dossiers/$caseId', () => import('./cases/case-page.tsx')),
  screen('/dossiers', () => import('./cases-list/cases-list-page.tsx')),
  screen('/debiteurs', () => import('./debtors/debtors-page.tsx')),
  screen('/debiteurs/doublons', () => import('./debtors/merges-page.tsx')),
  screen('/encaissements', () => import('./receipts/receipts-page.tsx')),
  screen('/rapports', () => import('./reports/reports-page.tsx')),
  screen('/reglages', () => import('./settings/settings-page.tsx')),
  screen('/virements', () => import('./operator/bank/bank-page.tsx')),
  screen('/envois', () => import('./operator/outbox-page.tsx')),
  screen('/droit', () => import('./operator/law/law-page.tsx')),
  screen('/organisations', () => import('./operator/organisations-page.tsx')),
] as const;

const routeTree = rootRoute.addChildren([...outside, deskRoute.addChildren([...inside])]);

export function createDeskRouter(queries: QueryClient) {
  return createRouter({ routeTree, context: { queries }, defaultPreload: 'intent', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}
