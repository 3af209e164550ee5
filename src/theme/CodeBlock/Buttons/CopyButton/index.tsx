export { default } from '@site/src/components/Copy/CodeCopyButton';
