import type { ReactNode, Ref } from 'react';
import { Link as RacLink } from 'react-aria-components';
import type { LinkProps as RacLinkProps } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Link.module.css';

/** Props of {@link Link}. With `href` it is an anchor, with `onPress` alone it is a `role=link`. */
export interface LinkProps extends Omit<RacLinkProps, 'className' | 'style' | 'children' | 'render'> {
  /** Underlined always: for a link inside a sentence, which colour alone must not mark. */
  inline?: boolean;
  className?: string;
  children: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link that goes somewhere. Something that changes data is a Button. */
export function Link({ inline = false, className, ...rest }: LinkProps) {
  return <RacLink {...rest} className={cx(styles.link, inline && styles.underlined, className)} />;
}
