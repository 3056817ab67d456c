import { copyTextToClipboard } from '@shell/utils/clipboard';
import { downloadFile } from '@shell/utils/download';
import SteveModel from '@shell/plugins/steve/steve-class';
import MachineRegistrationModel from '@pkg/elemental/models/elemental.cattle.io.machineregistration';
import { unmanagedSteps } from '@pkg/elemental/domain/registration/marking';
import { sentence } from '../support/components/sentences';
import { registrationDefinition } from '../support/operators';
import { recording } from '../support/recordings';

jest.mock('@shell/utils/clipboard', () => ({ copyTextToClipboard: jest.fn() }));
jest.mock('@shell/utils/download', () => ({ downloadFile: jest.fn() }));

const copyTo = copyTextToClipboard as jest.Mock;
const download = downloadFile as unknown as jest.Mock;
const served = recording('02-registration-url/get.yaml') as Record<string, { body: string }>;

interface Rights {
  patch?: boolean;
}

interface Given {
  registration: MachineRegistrationModel;
  dispatch: jest.Mock;
  commit: jest.Mock;
  /** What a person was told: kind, title and text. */
  told: () => { kind: string; title: string; message: string }[];
}

/** A recorded registration as a user with these rights sees it. */
function given(name: string, { patch = true }: Rights = {}, getters: object = {}): Given {
  const { final } = recording(`01-machineregistrations/${ name }.yaml`) as { final: { metadata: { namespace: string; name: string } } };
  const dispatch = jest.fn();
  const commit = jest.fn();
  const rootGetters = {
    'management/schemaFor': () => undefined, ...getters, 'i18n/t': sentence, 'type-map/optionsFor': () => ({ isEditable: true }),
  };
  const data = { ...final, id: `${ final.metadata.namespace }/${ final.metadata.name }`, links: patch ? { patch: '/x', self: '/x' } : { update: '/x' } };
  const registration = new (MachineRegistrationModel as unknown as new (data: object, context: object) => MachineRegistrationModel)(
    data, { getters: {}, rootGetters, dispatch, commit },
  );

  return {
    registration,
    dispatch,
    commit,
    told: () => dispatch.mock.calls
      .filter(([action]) => (action as string).startsWith('growl/'))
      .map(([action, payload]) => ({ kind: action as string, ...payload as { title: string; message: string } })),
  };
}

function labels({ registration }: Given): string[] {
  return registration._availableActions.filter(({ enabled }) => enabled).map(({ label }) => label ?? '');
}

beforeEach(() => {
  jest.spyOn(SteveModel.prototype as unknown as { _availableActions: object[] }, '_availableActions', 'get')
    .mockReturnValue([{ action: 'promptRemove', label: 'Delete', enabled: true }]);
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.clearAllMocks();
});

describe('the menu of a registration endpoint', () => {
  it('begins with what it is there for', () => {
    expect(labels(given('unmanaged'))).toStrictEqual(['Connect a host', 'Copy registration URL', 'Download configuration', 'Delete']);
  });

  it('has nothing that needs a URL where there is none', () => {
    expect(labels(given('duplicate-token'))).toStrictEqual(['Delete']);
  });

  it('offers to mark what brings unmanaged hosts, to who may', () => {
    const managed = given('managed');

    expect(labels(managed)).not.toContain('Mark as unmanaged');
    managed.registration.phoneHome = { unmanaged: 1, looked: 2 };
    expect(labels(managed)).toContain('Mark as unmanaged');
    expect(given('managed').registration.phoneHome).toStrictEqual({ unmanaged: 1, looked: 2 });
    expect(labels(given('managed', { patch: false }))).not.toContain('Mark as unmanaged');
    managed.registration.phoneHome = undefined;
    expect(labels(managed)).not.toContain('Mark as unmanaged');
  });

  it('offers no mark that the operator would forget', () => {
    const schemaOf = (version: '1.3.5' | '1.4.4'): object => {
      return { 'management/schemaFor': () => ({ hasResourceFields: true, ...registrationDefinition(version) }) };
    };
    const older = given('managed', {}, schemaOf('1.3.5'));

    older.registration.phoneHome = { unmanaged: 1, looked: 2 };
    expect(labels(older)).not.toContain('Mark as unmanaged');
    expect(labels(given('managed', {}, schemaOf('1.4.4')))).toContain('Mark as unmanaged');
    older.registration.phoneHome = undefined;
  });

  it('does not send to the server what was found out', () => {
    const { registration } = given('managed');

    registration.phoneHome = { unmanaged: 1, looked: 2 };
    expect(JSON.stringify(registration)).not.toContain('looked');
    registration.phoneHome = undefined;
  });

  /** On a page with these parameters. */
  function at(params: object, registration: MachineRegistrationModel): jest.Mock {
    const push = jest.fn();

    Object.defineProperties(registration, {
      currentRouter: { value: () => ({ push, currentRoute: { value: { params } } }) },
      detailLocation: { get: () => ({ name: 'page', params: { id: 'unmanaged' } }) },
    });

    return push;
  }

  const ON_ITS_PAGE = { name: 'page', params: { id: 'unmanaged' }, hash: '#connect' };

  it('leads to where hosts are connected: a tab of its page, elsewhere a drawer, and its page where there are no drawers', () => {
    const drawer = { 'slideInPanel/isOpen': false, 'type-map/importDialog': (name: string) => name };
    const onPage = given('unmanaged', {}, drawer);
    const push = at({ namespace: 'fleet-default', id: 'unmanaged' }, onPage.registration);

    onPage.registration.connectHost();
    expect(push).toHaveBeenLastCalledWith(ON_ITS_PAGE);
    expect(onPage.commit).not.toHaveBeenCalled();

    const onList = given('unmanaged', {}, drawer);

    at({}, onList.registration);
    onList.registration.connectHost();
    expect(onList.commit).toHaveBeenLastCalledWith('slideInPanel/open', {
      component: 'ConnectHostDrawer', componentProps: expect.objectContaining({ registration: onList.registration }) as object,
    }, { root: true });

    const onOldRancher = given('unmanaged');
    const pushed = at({}, onOldRancher.registration);

    onOldRancher.registration.connectHost();
    expect(pushed).toHaveBeenLastCalledWith(ON_ITS_PAGE);
  });

  it('leads to our own view of the YAML', () => {
    const { registration } = given('unmanaged');
    const push = at({}, registration);

    registration.goToEditYaml();
    expect(push).toHaveBeenLastCalledWith(expect.objectContaining({ query: expect.objectContaining({ mode: 'edit', view: 'yaml' }) as object }));
  });
});

describe('copying the registration URL', () => {
  it('says so without the URL', async () => {
    const { registration, told } = given('unmanaged');
    const url = registration.status?.registrationURL ?? '';

    await registration.copyRegistrationUrl();
    expect(copyTo).toHaveBeenCalledWith(url);
    expect(told()).toMatchObject([{ kind: 'growl/info', title: 'Registration URL copied' }]);
    expect(JSON.stringify(told())).not.toContain(url.split('/').pop());
  });

  it('says what to do where the browser refuses', async () => {
    const { registration, told } = given('unmanaged');

    copyTo.mockRejectedValueOnce(new Error('denied'));
    await registration.copyRegistrationUrl();
    expect(told()).toMatchObject([{ kind: 'growl/error', message: expect.stringMatching(/copy it by hand/) as string }]);
  });
});

describe('downloading the configuration', () => {
  const fetched = jest.fn();

  beforeEach(() => {
    Object.defineProperty(window, 'fetch', { value: fetched, configurable: true });
  });

  it('asks Rancher under the name by which the browser came, as a host would, without the session', async () => {
    const { registration } = given('managed');

    fetched.mockResolvedValue({ ok: true, status: 200, text: () => Promise.resolve('elemental:\n  registration:\n    url: https://x\n') });
    await registration.downloadConfiguration();
    expect(fetched).toHaveBeenCalledWith(
      expect.stringMatching(/^http:\/\/localhost\/elemental\/registration\/[a-z0-9]+$/), { credentials: 'omit', cache: 'no-store' },
    );
    expect(download).toHaveBeenCalledWith('managed-config.yaml', 'elemental:\n  registration:\n    url: https://x\n', 'application/yaml');
  });

  it('adds what the server leaves out for unmanaged hosts', async () => {
    const body = served.unmanaged?.body.replace('\n-----END', '\n            -----END') ?? '';

    fetched.mockResolvedValue({ ok: true, status: 200, text: () => Promise.resolve(body) });
    await given('unmanaged').registration.downloadConfiguration();
    expect(download).toHaveBeenCalledWith('unmanaged-config.yaml', expect.stringContaining('no-toolkit: true'), 'application/yaml');
  });

  it.each([
    ['the server has none', { ok: false, status: 404, text: () => Promise.resolve('failed to find machine registration') }],
    ['something else answers', { ok: true, status: 200, text: () => Promise.resolve('<!doctype html>') }],
  ])('says what to do where %s', async (_why, answer) => {
    const { registration, told } = given('unmanaged');

    fetched.mockResolvedValue(answer);
    await registration.downloadConfiguration();
    expect(download).not.toHaveBeenCalled();
    expect(told()).toMatchObject([{ kind: 'growl/error', title: 'The configuration of unmanaged was not downloaded' }]);
  });
});

describe('marking as unmanaged', () => {
  /** What the server answers to a read, and then to a patch. */
  function answers(dispatch: jest.Mock, read: () => object, patch: () => object): void {
    dispatch.mockImplementation((action: string, { opt }: { opt?: { method?: string } }) => {
      return action === 'request' ? Promise.resolve().then(opt?.method === 'patch' ? patch : read) : undefined;
    });
  }

  it('sends the marks that the server\'s registration lacks, and nothing else of it', async () => {
    const { registration, dispatch } = given('managed');
    const spec = { ...registration.spec, machineName: 'changed-meanwhile' };

    answers(dispatch, () => ({ metadata: registration.metadata, spec }), () => ({}));
    await registration.markUnmanaged();
    const [, [, { opt }]] = dispatch.mock.calls as unknown as [unknown, [string, { opt: { method: string; headers: object; data: object[] } }]];

    expect(opt).toMatchObject({ method: 'patch', headers: { 'content-type': 'application/json-patch+json' } });
    expect(opt.data).toStrictEqual(unmanagedSteps({ metadata: registration.metadata, spec }));
    expect(JSON.stringify(opt.data)).not.toContain('machineName');
    expect(registration.isUnmanaged).toBe(false);
  });

  it('has nothing to send where somebody was faster', async () => {
    const { registration, dispatch, told } = given('managed');
    const marked = given('unmanaged').registration;

    answers(dispatch, () => ({ metadata: marked.metadata, spec: marked.spec }), () => ({}));
    await registration.markUnmanaged();
    expect(dispatch).toHaveBeenCalledTimes(1);
    expect(told()).toStrictEqual([]);
  });

  it('says that the server refused, and not what the token is', async () => {
    const { registration, told, dispatch } = given('custom-token');

    answers(dispatch, () => ({ metadata: registration.metadata, spec: {} }), () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shell rejects with the answer's body
      throw { status: 409, message: 'the token my-edge-site-1 has been modified' };
    });
    await registration.markUnmanaged();
    expect(told()).toMatchObject([{
      kind: 'growl/error',
      title: 'custom-token was not marked as unmanaged',
      message: expect.stringMatching(/^The server refused: the token ••••••-1 has been modified\. Nothing was changed\. Try again/) as string,
    }]);
  });
});
