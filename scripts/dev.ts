import { runLocally } from './local';
import { endWith } from './progress';
import { execute } from './stages';

/** Our code in the shell's development server, against the Rancher at this address. */
function againstRancher(api: string): void {
  console.log(`Open https://localhost:8005 once the server says so, in about a minute; sign in as on ${ api }.`);
  execute({ program: 'vue-cli-service', args: ['serve'], env: { NODE_ENV: 'dev', NODE_OPTIONS: '--max-old-space-size=6144' } });
}

if (process.env.API) {
  againstRancher(process.env.API);
} else {
  runLocally(process.argv.slice(2), { watch: true }).catch(endWith);
}
