import type { ComponentProps, ReactNode } from 'react';
import styles from './styles.module.css';

/** A small one stands within a line of text or of a list; a main one does what its widget is there for; a danger loses something. */
type Look = 'usual' | 'small' | 'main' | 'danger';

const classesOf = (look: Look) => (look === 'usual' ? styles.button : `${styles.button} ${styles[look]}`);

interface Props extends Omit<ComponentProps<'button'>, 'className'> {
  look?: Look;
}

/** A button of a tool. It submits no form unless told to. */
export default function Button({ look = 'usual', type = 'button', ...rest }: Props): ReactNode {
  return <button type={type} className={classesOf(look)} {...rest} />;
}

/** A link that stands where buttons do. */
export function ButtonLink({ children, ...rest }: Omit<ComponentProps<'a'>, 'className'>): ReactNode {
  return (
    <a className={classesOf('usual')} {...rest}>
      {children}
    </a>
  );
}
