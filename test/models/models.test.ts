import MachineInventoryModel from '@pkg/elemental/models/elemental.cattle.io.machineinventory';
import MachineRegistrationModel from '@pkg/elemental/models/elemental.cattle.io.machineregistration';
import SteveModel from '@shell/plugins/steve/steve-class';
import { sentence } from '../support/components/sentences';
import { recording } from '../support/recordings';

// The models stand in a folder whose every file the shell's build registers as a model, so their tests stand here.

/** The shell's declarations leave out what its models are made of. */
function model<T>(Model: new () => T, resource: unknown): T {
  return new (Model as new (resource: unknown, context: unknown) => T)(resource, CONTEXT);
}

const CONTEXT = { getters: {}, rootGetters: { 'i18n/t': sentence }, dispatch: jest.fn() };

function registration(resource: unknown): MachineRegistrationModel {
  return model(MachineRegistrationModel, resource);
}

function machine(file: string): MachineInventoryModel {
  return model(MachineInventoryModel, recording(file));
}

function recordedRegistration(name: string): MachineRegistrationModel {
  return registration((recording(`01-machineregistrations/${ name }.yaml`) as { final: unknown }).final);
}

describe('a registration endpoint', () => {
  it('starts in the namespace that clusters are made in', () => {
    const created = registration({ metadata: { namespace: 'default' } });

    created.applyDefaults();
    expect(created).toMatchObject({
      apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineRegistration', metadata: { namespace: 'fleet-default' }, spec: {},
    });
  });

  it('keeps the specification of what is cloned', () => {
    const clone = registration({ metadata: {}, spec: { machineName: 'a' } });

    clone.applyDefaults();
    expect(clone.spec).toStrictEqual({ machineName: 'a' });
  });

  it('does not hand its token on to a clone', () => {
    const clone = recordedRegistration('duplicate-token');

    expect(clone.spec?.token).toBe('my-edge-site-1');
    clone.cleanForNew();
    expect(clone.spec).not.toHaveProperty('token');
    expect(clone.spec?.config).toBeDefined();
  });

  it('says its state in words and colour', () => {
    expect(recordedRegistration('unmanaged')).toMatchObject({
      isUnmanaged: true, stateDisplay: 'Active', stateColor: 'text-success', stateDescription: '',
    });
    expect(recordedRegistration('duplicate-token')).toMatchObject({
      stateDisplay: 'Duplicate token',
      stateColor: 'text-error',
      stateBackground: 'bg-error',
      stateDescription: expect.stringMatching(/^Hosts can't register/) as string,
    });
  });

  it('opens our dialog for everything that deletes', () => {
    const [one, other] = [recordedRegistration('managed'), recordedRegistration('unmanaged')];

    CONTEXT.dispatch.mockClear();
    one.promptRemove();
    one.promptRemove([one, other]);
    const opened = CONTEXT.dispatch.mock.calls as [string, { component: string; resources: unknown[] }][];

    expect(opened.map(([action, { component }]) => [action, component]))
      .toStrictEqual(Array(2).fill(['promptModal', 'RemoveMachineRegistration']));
    // by identity: what a model is made of can't be compared without the shell around it
    expect(opened.map(([, { resources }]) => resources.map((resource) => resource === one ? 'one' : resource === other ? 'other' : 'unknown')))
      .toStrictEqual([['one'], ['one', 'other']]);
  });

  it('is not deleted without a question where Alt is held', () => {
    const actions = [{ action: 'promptRemove', altAction: 'remove' }, { action: 'other', altAction: 'another' }, { divider: true }];
    const shell = jest.spyOn(SteveModel.prototype as unknown as { _availableActions: unknown }, '_availableActions', 'get').mockReturnValue(actions);

    expect(recordedRegistration('managed')._availableActions.slice(-actions.length))
      .toStrictEqual([{ action: 'promptRemove', altAction: undefined }, ...actions.slice(1)]);
    shell.mockRestore();
  });

  it('takes over what was edited', () => {
    const managed = recordedRegistration('managed');

    managed.replaceWith({ apiVersion: 'v', kind: 'k', metadata: { name: 'n' }, spec: { machineName: 'm' } });
    expect(managed).toMatchObject({ apiVersion: 'v', kind: 'k', metadata: { name: 'n' }, spec: { machineName: 'm' } });
  });
});

describe('a machine', () => {
  it('says its state in words and colour, whatever steve calls it', () => {
    expect(machine('11-v1-json-per-state/inventory.2-agent-connected.json'))
      .toMatchObject({ stateDisplay: 'Ready to provision', stateColor: 'text-success' });
  });

  it('shows why only where something is wrong', () => {
    const { object } = recording('05-delete-matrix/G3-empty-plan-failed.yaml') as { object: unknown };

    expect(model(MachineInventoryModel, object).stateDescription).toBe('The machine could not do what it was told.');
    expect(machine('03-register/edge-01.inventory.yaml').stateDescription).toBe('');
  });

  it('knows its host type and what the host said', () => {
    expect(machine('03-register/edge-01.inventory.yaml')).toMatchObject({ isUnmanaged: true, hostFacts: { operatingSystem: 'Ubuntu 24.04.2 LTS' } });
    expect(machine('03-register/edge-06.inventory.yaml').isUnmanaged).toBe(false);
  });

  it('is edited as YAML in our form', () => {
    const edge = machine('03-register/edge-01.inventory.yaml');
    const goToEdit = jest.spyOn(edge, 'goToEdit').mockImplementation();

    edge.goToEditYaml();
    expect(goToEdit).toHaveBeenCalledWith({ view: 'yaml' });
  });

  it('can\'t be cloned', () => {
    expect(machine('03-register/edge-01.inventory.yaml').canClone).toBe(false);
  });
});
