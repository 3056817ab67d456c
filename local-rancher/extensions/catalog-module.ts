import { apiMessage, isStatus } from '../kubernetes/apply';
import { readJsonObject, sendError, sendJson } from '../rancher-api/answer';
import type { HttpCall, RancherModule } from '../rancher-api/handler';
import { stevePath } from '../rancher-api/steve-proxy';
import type { User } from '../rancher-api/users';
import type { Attempt, MayDo } from './access';
import { actions, type CatalogParts } from './catalog-actions';
import { linkOf } from './catalog-links';
import { APPS, CLUSTER_REPOS, UI_PLUGINS } from './resources';

const REPOSITORY = /^\/v1\/catalog\.cattle\.io\.clusterrepos\/([^/]+)$/;
const APP = /^\/v1\/catalog\.cattle\.io\.apps\/([^/]+)\/([^/]+)$/;

/** What the links and actions of repositories and apps lead to, which steve gives them (backend/catalog.go). */
export function catalogModule(parts: CatalogParts & { mayDo: MayDo }): RancherModule {
  return {
    handle: async (call) => {
      const answer = answerFor(parts, call);

      if (!answer) {
        return false;
      }
      const { user, response } = call;

      if (!user) {
        sendError(response, 401, 'must authenticate');
      } else {
        await answer(user).catch((error: unknown) => {
          sendError(response, isStatus(error, 404) ? 404 : 500, apiMessage(error));
        });
      }

      return true;
    },
  };
}

type Answer = (user: User) => Promise<void>;

function answerFor(parts: CatalogParts & { mayDo: MayDo }, call: HttpCall): Answer | undefined {
  const { request, url } = call;
  const path = stevePath(url.pathname);
  const name = REPOSITORY.exec(path)?.[1];
  const [, namespace, release] = APP.exec(path) ?? [];
  const link = linkOf(url.searchParams.get('link'));
  const action = url.searchParams.get('action');
  const isPost = request.method === 'POST';

  if (name !== undefined && link && request.method === 'GET') {
    return allowed(parts, call, { ...CLUSTER_REPOS, verb: 'get', name }, () => link(parts, call, name));
  }
  if (name !== undefined && isPost && (action === 'install' || action === 'upgrade')) {
    return deploy(parts, call, name, action);
  }
  if (namespace !== undefined && release !== undefined && isPost && action === 'uninstall') {
    return allowed(parts, call, { ...APPS, verb: 'delete', namespace, name: release }, async () => {
      sendJson(call.response, await actions.uninstall(parts, namespace, release));
    });
  }

  return undefined;
}

/** Helm works with the rights of the person, in Rancher too: whoever may not make extensions can't install any. */
function deploy(parts: CatalogParts & { mayDo: MayDo }, call: HttpCall, repository: string, action: 'install' | 'upgrade'): Answer {
  return async (user) => {
    const request = actions.requestFrom(await readJsonObject(call.request));

    if (!request) {
      sendError(call.response, 422, 'The request names no chart with its version');

      return;
    }
    await allowed(parts, call, { ...UI_PLUGINS, verb: 'create', namespace: request.namespace }, async () => {
      sendJson(call.response, await actions.deploy(parts, action, repository, request));
    })(user);
  };
}

function allowed({ mayDo }: { mayDo: MayDo }, { response }: HttpCall, attempt: Attempt, answer: () => Promise<void>): Answer {
  return async (user) => {
    if (await mayDo(user, attempt)) {
      await answer();
    } else {
      sendError(response, 403, `${ user.displayName } may not ${ attempt.verb } ${ attempt.plural }.${ attempt.group }`);
    }
  };
}
