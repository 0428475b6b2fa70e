/** How an element is found again that was drawn anew; null when it is no such one. */
type Again = (element: Element) => (() => HTMLElement | null) | null;

/** Something that had the focus, and how it is found again. */
interface Held {
  element: HTMLElement;
  again: ReturnType<Again>;
}

const REMEMBERED = 30;
/** Dialogs give back the focus by themselves, a frame or two after they closed. */
const MANNERS_MS = 80;
/** What has the focus of its own accord when a screen appears: a dialog, or what a screen has chosen in it. */
const OWN = '[role="dialog"], [role="alertdialog"], main *';

const takesFocus = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && !element.closest('[inert], [hidden]') && element.getClientRects().length > 0;

/** The heading of the screen, which any screen's can be made to take the focus. */
function headingOf(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading;
}

const holdsNothing = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Gives the focus back when what had it goes, and to the heading of each new screen: it is never on the page itself. */
class FocusKeeper {
  readonly #past: Held[] = [];
  readonly #again: Again;
  #awaitsScreen = true;
  /** What had the focus when the new screen came: it may be the old one's, about to go. */
  #before: Element | null = null;
  #timer = 0;

  constructor(again: Again) {
    this.#again = again;
  }

  readonly noticed = ({ target }: FocusEvent): void => {
    // The pane alone is no place to go back to.
    if (!(target instanceof HTMLElement) || target.matches('main')) return;
    const at = this.#past.findIndex(({ element }) => element === target);
    if (at >= 0) this.#past.splice(at, 1);
    this.#past.push({ element: target, again: this.#again(target) });
    if (this.#past.length > REMEMBERED) this.#past.shift();
  };

  /** A new screen is shown. */
  newScreen(): void {
    this.#awaitsScreen = true;
    this.#before = document.activeElement;
    this.look();
  }

  /** Looks soon whether the focus is where it should be. */
  readonly look = (): void => {
    this.#timer ||= window.setTimeout(() => {
      this.#timer = 0;
      this.#put();
    }, MANNERS_MS);
  };

  end(): void {
    window.clearTimeout(this.#timer);
  }

  #put(): void {
    if (this.#awaitsScreen) this.#toScreen();
    if (!holdsNothing() || this.#awaitsScreen) return;
    const last = this.#past.at(-1);
    // Who clicks beside everything has let go of what is still there.
    if (last && !takesFocus(last.element)) this.#back()?.focus();
  }

  #toScreen(): void {
    if (document.activeElement?.matches(OWN)) {
      if (document.activeElement === this.#before) return;
      this.#awaitsScreen = false;
    }
    const heading = headingOf();
    if (!this.#awaitsScreen || !heading || !takesFocus(heading)) return;
    this.#awaitsScreen = false;
    heading.focus({ preventScroll: true });
  }

  /** What had the focus before and is still there, else the screen's heading. */
  #back(): HTMLElement | null {
    const heading = headingOf();
    // A heading that is drawn anew, with what the screen has read.
    if (heading && this.#past.at(-1)?.element.matches('h1')) return heading;
    while (this.#past.length > 0) {
      const { element, again } = this.#past.pop()!;
      if (takesFocus(element)) return element;
      const found = again?.();
      if (found && takesFocus(found)) return found;
    }
    // One whose heading is still to come.
    this.#awaitsScreen = heading === null;
    return heading ?? document.querySelector<HTMLElement>('main');
  }
}

/** Watches the focus; `newScreen` is to be called when another screen is shown. Answers what ends it. */
export function keepFocus(again: Again): { newScreen: () => void; end: () => void } {
  const keeper = new FocusKeeper(again);
  document.addEventListener('focusin', keeper.noticed);
  const observer = new MutationObserver(keeper.look);
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'inert', 'hidden'] });
  keeper.look();
  return {
    newScreen: () => keeper.newScreen(),
    end: () => {
      keeper.end();
      observer.disconnect();
      document.removeEventListener('focusin', keeper.noticed);
    },
  };
}
