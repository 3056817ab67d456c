import { collection, readJsonObject, sendError, sendJson } from './answer';
import type { HttpCall, RancherModule } from './handler';
import { publicAddress } from './loopback';
import { stevePath } from './steve-proxy';
import type { User } from './users';

const COLLECTION = '/v1/userpreferences';

type Preferences = Record<string, string>;

/** What the dashboard gets for a user: their own preferences and where to send changes. */
function resource({ request }: HttpCall, user: User, data: Preferences): Record<string, unknown> {
  const { host, scheme } = publicAddress(request);
  const self = `${ scheme }://${ host }${ COLLECTION }/${ user.id }`;

  return { id: user.id, type: 'userpreference', links: { self, update: self }, data };
}

/** The release notes of this version count as seen and read: no notice about them, and no detour to the home page on the first visit. */
function firstPreferences(rancherVersion: string): Preferences {
  const version = JSON.stringify(rancherVersion);

  return { 'seen-whatsnew': version, 'read-whatsnew': version };
}

function onlyStrings(data: unknown): Preferences {
  return Object.fromEntries(Object.entries(Object(data) as object).filter(([, value]) => typeof value === 'string'));
}

/**
 * What a user chose to see: theme, language, namespace filter. A steve of its own keeps one file for everybody, in the configuration folder of
 * whoever started it; in Rancher they are each user's own. Here they last until the local Rancher stops, so that every start looks the same.
 */
export function preferencesModule(rancherVersion: string): RancherModule {
  const byUser = new Map<string, Preferences>();

  const preferencesOf = (user: User): Preferences => byUser.get(user.id) ?? firstPreferences(rancherVersion);

  return {
    handle: async (call) => {
      const { request, response, url, user } = call;
      const path = stevePath(url.pathname);

      if (!user || !(path === COLLECTION || path.startsWith(`${ COLLECTION }/`))) {
        return false;
      }
      if (path === COLLECTION && request.method === 'GET') {
        sendJson(response, collection('userpreference', [resource(call, user, preferencesOf(user))]));
      } else if (path !== `${ COLLECTION }/${ user.id }`) {
        sendError(response, 404, `${ path } is not among your preferences`);
      } else if (request.method === 'GET') {
        sendJson(response, resource(call, user, preferencesOf(user)));
      } else if (request.method === 'PUT') {
        byUser.set(user.id, onlyStrings((await readJsonObject(request))?.data));
        sendJson(response, resource(call, user, preferencesOf(user)));
      } else {
        sendError(response, 405, 'Preferences can be read (GET) and replaced (PUT)');
      }

      return true;
    },
  };
}
