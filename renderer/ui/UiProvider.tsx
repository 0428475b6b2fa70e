import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { ToastRegion } from './ToastRegion.tsx';

/** Props of {@link UiProvider}. */
export interface UiProviderProps {
  /** Client-side navigation for every Link, menu item and tab with an `href`. */
  navigate?: (href: string) => void;
  children: ReactNode;
}

/** Wraps the whole app once: British dates and numbers, navigation, messages. */
export function UiProvider({ navigate, children }: UiProviderProps) {
  const inside = (
    <>
      {children}
      <ToastRegion />
    </>
  );
  return <I18nProvider locale="en-GB">{navigate ? <RouterProvider navigate={navigate}>{inside}</RouterProvider> : inside}</I18nProvider>;
}
