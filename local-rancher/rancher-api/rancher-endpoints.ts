import { collection, sendError, sendJson } from './answer';
import { endpoints, type RancherModule } from './handler';
import { LOCAL_CLUSTER } from './steve-proxy';
import { principalId } from './users';

/** The Kubernetes that the local cluster claims to be. */
export const KUBERNETES_VERSION = 'v1.36.0';

const VERSION_PATHS = ['/version', `${ LOCAL_CLUSTER }/version`];

/** Points 2, 3, 4, 11 and 16: who and what one is talking to. */
export function rancherModule(rancherVersion: string): RancherModule {
  const handle = endpoints({
    // 2: extensions state for which Rancher they are made, and without `Version` every action menu breaks
    'GET /rancherversion': ({ response }) => {
      sendJson(response, { Version: rancherVersion, GitCommit: 'local', RancherPrime: 'false' });
    },
    // 3: the dashboard's first question after login; 401 sends it to the login page
    'POST /v1/ext.cattle.io.selfuser': ({ response, user }) => {
      if (user) {
        sendJson(response, { type: 'ext.cattle.io.selfuser', id: user.id, metadata: { name: user.id }, status: { userID: user.id } }, 201);
      } else {
        sendError(response, 401, 'must authenticate');
      }
    },
    // 4: with the principal marked `me` the dashboard knows that somebody is signed in, and shows the name in the corner
    'GET /v3/principals': ({ response, user }) => {
      if (user) {
        sendJson(response, collection('principal', [{
          id: principalId(user), type: 'principal', me: true, provider: 'local', principalType: 'user', loginName: user.login, name: user.displayName,
        }]));
      } else {
        sendError(response, 401, 'must authenticate');
      }
    },
    // 16: the same question as 3, of dashboards before Rancher 2.14
    'GET /v3/users': ({ response, user }) => {
      if (user) {
        const { id, login: username, displayName: name } = user;

        sendJson(response, collection('user', [{ id, type: 'user', uuid: id, me: true, username, name, mustChangePassword: false }]));
      } else {
        sendError(response, 401, 'must authenticate');
      }
    },
  });

  return {
    handle: (call) => {
      // 11: an API server that is linked as a library says v0.0.0-master, and each extension that asks for a Kubernetes version vanishes silently
      if (call.request.method === 'GET' && VERSION_PATHS.includes(call.url.pathname)) {
        const [major, minor] = KUBERNETES_VERSION.slice(1).split('.');

        sendJson(call.response, { major, minor, gitVersion: KUBERNETES_VERSION, platform: 'linux/amd64' });

        return true;
      }

      return handle(call);
    },
  };
}
