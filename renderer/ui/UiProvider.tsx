import { useEffect, type ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { ToastRegion } from './ToastRegion.tsx';

/** Props of {@link UiProvider}. */
export interface UiProviderProps {
  /** Client-side navigation for every Link, menu item and tab with an `href`. */
  navigate?: (href: string) => void;
  /** Such an `href` as the page's own address has it, for a link that is copied or opened in a window of its own. */
  hrefOf?: (href: string) => string;
  children: ReactNode;
}

const isFinish = (event: KeyboardEvent): boolean => event.key === 'Enter' && (event.ctrlKey || event.metaKey);

/** Ctrl+Enter finishes a form and presses no button: pressed twice, it would open again what it has just closed. */
function keepFromButtons(event: KeyboardEvent): void {
  const { target } = event;
  if (!isFinish(event) || !(target instanceof Element)) return;
  if (!target.closest('button') || target.closest('form, [role="dialog"], [role="alertdialog"], [role="presentation"]')) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Wraps the whole app once: British dates and numbers, navigation, messages. */
export function UiProvider({ navigate, hrefOf, children }: UiProviderProps) {
  useEffect(() => {
    document.addEventListener('keydown', keepFromButtons, true);
    return () => document.removeEventListener('keydown', keepFromButtons, true);
  }, []);
  const inside = (
    <>
      {children}
      <ToastRegion />
    </>
  );
  const routed = navigate ? (
    <RouterProvider navigate={navigate} {...(hrefOf ? { useHref: hrefOf } : {})}>
      {inside}
    </RouterProvider>
  ) : (
    inside
  );
  return <I18nProvider locale="en-GB">{routed}</I18nProvider>;
}
