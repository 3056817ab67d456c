import { DEFAULT_RELEASES } from './kubernetes-releases';
import { USERS } from './users';

const LOGINS = new Intl.ListFormat('en', { type: 'disjunction' }).format(USERS.keys());

/** Shown by the dashboard above its login form, and nowhere else. */
const LOGIN_NOTICE = {
  showConsent: 'true',
  bannerConsent: {
    text: `A Rancher for tests, on this machine only. Log in as ${ LOGINS } with any password.`,
    color: '#141419',
    background: '#eeeff4',
    textAlignment: 'center',
    fontSize: '14px',
  },
};

/** The settings that the login page reads, and so may be read before login. */
export const PUBLIC_SETTINGS: ReadonlyMap<string, string> = new Map([
  // with "true" the dashboard asks for a new administrator's password first
  ['first-login', 'false'],
  ['eula-agreed', '2025-01-01T00:00:00.000Z'],
  // product name, and everything a company can put in its own colours: an empty value means Rancher's
  ['ui-pl', 'rancher'],
  ['ui-brand', ''],
  ['ui-favicon', ''],
  ['ui-primary-color', ''],
  ['ui-link-color', ''],
  // the login page parses it as JSON without a check
  ['ui-banners', JSON.stringify(LOGIN_NOTICE)],
]);

/** Live updates never start without this setting. Everything that would make a test wait or refresh by itself is off. */
const PERFORMANCE = {
  serverPagination: { enabled: true, useDefaultStores: true },
  disableWebsocketNotification: true,
  advancedWorker: { enabled: false },
  forceNsFilterV2: { enabled: false },
  garbageCollection: { enabled: false },
  inactivity: { enabled: false },
  incrementalLoading: { enabled: false },
  manualRefresh: { enabled: false },
};

/**
 * Values of the Settings that the dashboard and the operator read, by name.
 * `serverUrl` is what hosts and browsers reach us under: the operator builds registration URLs from it.
 */
export function settings({ serverUrl, rancherVersion }: { serverUrl: string; rancherVersion: string }): ReadonlyMap<string, string> {
  return new Map([
    ...PUBLIC_SETTINGS,
    ['server-url', serverUrl],
    ['server-version', rancherVersion],
    // empty: nobody but the usual authorities vouches for the server
    ['cacerts', ''],
    ['ui-performance', JSON.stringify(PERFORMANCE)],
    ['telemetry-opt', 'out'],
    ['auth-user-info-max-age-seconds', '3600'],
    // the panel of links on the home page
    ['ui-community-links', 'false'],
    ['ui-custom-links', ''],
    ['ui-issues', ''],
    // the Extensions page offers repositories on the internet otherwise
    ['display-add-extension-repos-banner', 'false'],
    // the form for a new cluster
    ['system-default-registry', ''],
    ['rke2-default-version', DEFAULT_RELEASES.rke2],
    ['k3s-default-version', DEFAULT_RELEASES.k3s],
    // what the agents of a new cluster get; without these the form shows four errors
    ['cluster-agent-default-priority-class', '{}'],
    ['cluster-agent-default-pod-disruption-budget', '{}'],
    ['fleet-agent-default-priority-class', '{}'],
    ['fleet-agent-default-pod-disruption-budget', '{}'],
  ]);
}
