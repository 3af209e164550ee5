import type { ComponentProps, ReactNode } from 'react';
import styles from './styles.module.css';

interface Props extends Omit<ComponentProps<'button'>, 'className'> {
  /** A small one stands within a line of text or of a list; a danger loses something. */
  look?: 'usual' | 'small' | 'danger';
}

/** A button of a tool. It submits no form unless told to. */
export default function Button({ look = 'usual', type = 'button', ...rest }: Props): ReactNode {
  const classes = look === 'usual' ? styles.button : `${styles.button} ${styles[look]}`;
  return <button type={type} className={classes} {...rest} />;
}
