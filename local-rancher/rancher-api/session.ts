import type { IncomingMessage } from 'node:http';
import { collection, readJsonObject, redirect, sendError, sendJson, sendText } from './answer';
import { DASHBOARD_BASE } from './dashboard';
import { endpoints, type HttpCall, type RancherModule } from './handler';
import { USERS, type User } from './users';

/** Not Rancher's `R_SESS`: cookies ignore ports, and a real Rancher on localhost would lose its session. */
export const SESSION_COOKIE = 'LOCAL_RANCHER_USER';

// Not `Secure` even under TLS: a browser lets no later http page replace such a cookie, and signing in would fail silently there.
const COOKIE_ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

const LOGIN_AS = '/login-as/';

function cookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());

  return pairs.find((pair) => pair.startsWith(`${ name }=`))?.slice(name.length + 1);
}

/** The `Set-Cookie` value that signs the user in. There is nothing secret in it: see `README.md`. */
function sessionCookie(user: User): string {
  return `${ SESSION_COOKIE }=${ user.login }; ${ COOKIE_ATTRIBUTES }`;
}

/** Whether the request comes from a browser that signed in here, whoever that was. */
export function hasSession(request: IncomingMessage): boolean {
  return cookie(request, SESSION_COOKIE) !== undefined;
}

/** Who is signed in. */
export function sessionUser(request: IncomingMessage): User | undefined {
  return USERS.get(cookie(request, SESSION_COOKIE) ?? '');
}

/** The wanted page if it is one of the dashboard on this origin, else the dashboard's first page. */
export function safeDestination(wanted: string | null): string {
  const base = 'http://localhost';

  if (wanted === null || !URL.canParse(wanted, base)) {
    return DASHBOARD_BASE;
  }
  const url = new URL(wanted, base);

  return url.origin === base && url.pathname.startsWith(DASHBOARD_BASE) ? `${ url.pathname }${ url.search }${ url.hash }` : DASHBOARD_BASE;
}

/** `/login-as/<login name>`: signs in without the form, for people who compare users and for tests. */
function loginAs({ request, response, url }: HttpCall): boolean {
  if (request.method !== 'GET' || !url.pathname.startsWith(LOGIN_AS)) {
    return false;
  }
  const user = USERS.get(url.pathname.slice(LOGIN_AS.length));

  if (user) {
    response.setHeader('set-cookie', sessionCookie(user));
    redirect(response, safeDestination(url.searchParams.get('to')));
  } else {
    sendText(response, 404, `There is no such user. Use one of ${ [...USERS.keys()].map((login) => LOGIN_AS + login).join(', ') }.`);
  }

  return true;
}

/** What the dashboard's login form sends: `{ username, password }`. This is a test bed, so any password will do. */
async function login({ request, response }: HttpCall): Promise<void> {
  const username = (await readJsonObject(request))?.username;
  const user = typeof username === 'string' ? USERS.get(username) : undefined;

  if (user) {
    response.setHeader('set-cookie', sessionCookie(user));
    response.setHeader('x-api-cattle-auth', 'true');
    sendJson(response, { type: 'token' });
  } else {
    sendError(response, 401, `Unknown user. Use one of ${ [...USERS.keys()].join(', ') } with any password.`);
  }
}

function logout({ response }: HttpCall): void {
  response.setHeader('set-cookie', `${ SESSION_COOKIE }=; Max-Age=0; ${ COOKIE_ATTRIBUTES }`);
  response.setHeader('x-api-cattle-auth', 'false');
  sendJson(response, {});
}

/** The login page draws a form per provider; without one it stays empty. */
function providers({ response }: HttpCall): void {
  sendJson(response, collection('authProvider', [{ id: 'local', type: 'localProvider' }]));
}

/** Points 6 and 13: signing in and out. */
export function sessionModule(): RancherModule {
  const forms = endpoints({
    'GET /v1-public/authproviders': providers,
    // what dashboards before Rancher 2.14 ask, also of who is signed in
    'GET /v3-public/authProviders': providers,
    'POST /v1-public/login': login,
    'POST /v1/logout': logout,
  });

  return { handle: (call) => loginAs(call) || forms(call) };
}
