import type { ComponentProps, ReactNode } from 'react';
import styles from './styles.module.css';

/** A small one stands within a line of text or of a list; a main one does what its widget is there for; a danger loses something. */
type Look = 'usual' | 'small' | 'main' | 'danger';

const classesOf = (look: Look) => (look === 'usual' ? styles.button : `${styles.button} ${styles[look]}`);

interface Props extends Omit<ComponentProps<'button'>, 'className'> {
  look?: Look;
}

/**
 * A button of a tool. It submits no form unless told to. One that is off for a while has `aria-disabled`, as `disabled` would
 * take the keyboard's focus away; pressed, it then does nothing.
 */
export default function Button({ look = 'usual', type = 'button', onClick, ...rest }: Props): ReactNode {
  const isOff = type === 'button' && rest['aria-disabled'] === true;
  return <button type={type} className={classesOf(look)} onClick={isOff ? undefined : onClick} {...rest} />;
}

/** A link that stands where buttons do. */
export function ButtonLink({ children, ...rest }: Omit<ComponentProps<'a'>, 'className'>): ReactNode {
  return (
    <a className={classesOf('usual')} {...rest}>
      {children}
    </a>
  );
}
