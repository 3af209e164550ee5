import { start } from './src/cli/start';
void start(['--site-port','3270','--port','4270','--data','/tmp/w7-sandbox.db','--rate-limit','0']);
