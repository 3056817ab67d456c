import { runLocally } from './local';
import { endWith } from './progress';

runLocally(process.argv.slice(2)).catch(endWith);
