import { createRootRoute } from '@tanstack/react-router';

/** The route above all others; the frame gives it its component. */
export const rootRoute = createRootRoute();

/** Parent of a room's routes: `createRoute({ getParentRoute: underRoot, … })`. */
export const underRoot = () => rootRoute;
