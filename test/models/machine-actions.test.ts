import SteveModel from '@shell/plugins/steve/steve-class';
import MachineInventoryModel from '@pkg/elemental/models/elemental.cattle.io.machineinventory';
import { CLUSTER, SELECTOR_TEMPLATE } from '@pkg/elemental/types';
import { sentence } from '../support/components/sentences';

const SHELLS = [
  { action: 'download', label: 'Download YAML', bulkable: true, enabled: true },
  { action: 'promptRemove', altAction: 'remove', label: 'Delete', bulkable: true, enabled: true },
];

interface Opened {
  component: string;
  resources: unknown[];
  componentProps: { unselect?: (chosen: { id: string }[]) => void };
}

/** @param creatable the kinds that the user may create */
function given(mayPatch: boolean, { metadata = {}, creatable = [] }: { metadata?: object; creatable?: string[] } = {}) {
  const dispatch = jest.fn();
  const schemaFor = (type: string) => (creatable.includes(type) ? { id: type, collectionMethods: ['POST'] } : undefined);
  const rootGetters = { 'i18n/t': sentence, 'type-map/optionsFor': () => ({ isEditable: true }), 'management/schemaFor': schemaFor };
  const links = mayPatch ? { patch: '/x', self: '/x' } : { update: '/x', self: '/x' };
  const data = { id: 'fleet-default/edge-1', metadata: { name: 'edge-1', namespace: 'fleet-default', ...metadata }, links };
  const machine = new (MachineInventoryModel as unknown as new (data: object, context: object) => MachineInventoryModel)(
    data, { getters: { schemaFor: () => undefined }, rootGetters, dispatch, commit: jest.fn() },
  );

  return { machine, dispatch, opened: () => dispatch.mock.calls.map(([, payload]) => payload as Opened) };
}

beforeEach(() => {
  jest.spyOn(SteveModel.prototype as unknown as { _availableActions: object[] }, '_availableActions', 'get').mockReturnValue(SHELLS);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('actions on machines', () => {
  it.each([
    [true, [], ['Create cluster', 'Labels', 'Reset trigger', 'Export', 'Download YAML', 'Delete']],
    [false, [], ['Export', 'Download YAML', 'Delete']],
    [false, [CLUSTER], ['Create cluster', 'Export', 'Download YAML', 'Delete']],
  ])('are offered by right: %j, and to create %j', (right, creatable, expected) => {
    const actions = given(right, { creatable }).machine._availableActions.filter(({ divider }) => !divider);

    expect(actions.filter(({ enabled }) => enabled).map(({ label }) => label)).toStrictEqual(expected);
    expect(actions.every(({ bulkable, altAction }) => bulkable && !altAction)).toBe(true);
  });

  it.each([
    ['patch', true], ['update', false], ['remove', false],
  ])('that change a machine take the right to %s? %s: they send no whole machine', (right, expected) => {
    const { machine } = given(false);

    Object.assign(machine, { links: { self: '/x', [right]: '/x' } });
    const changing = ['Labels', 'Reset trigger'].map((label) => machine._availableActions.find((one) => one.label === label)?.enabled);

    expect(changing).toStrictEqual([expected, expected]);
    expect(machine.clusterRights.changeMachines).toBe(expected);
  });

  it('let go of a machine that waits for its reset, and of no other', () => {
    const waiting = given(true, {
      metadata: { deletionTimestamp: '2026-11-22T11:13:09Z', annotations: { 'elemental.cattle.io/resettable': 'true' } },
    });
    const offered = ({ machine }: typeof waiting) => machine._availableActions.find(({ label }) => label === 'Give up the reset')?.enabled;

    expect(offered(waiting)).toBe(true);
    expect(offered(given(true))).toBe(false);
    expect(offered(given(false, { metadata: waiting.machine.metadata }))).toBe(false);
    waiting.machine._availableActions.find(({ label }) => label === 'Give up the reset')?.invoke?.call(undefined, {}, [waiting.machine] as never[]);
    expect(waiting.opened().map(({ component }) => component)).toStrictEqual(['GiveUpMachineReset']);
  });

  it('know the rights to make a cluster', () => {
    expect(given(true, { creatable: [CLUSTER] }).machine.clusterRights)
      .toStrictEqual({ createClusters: true, createTemplates: false, changeMachines: true });
    expect(given(false, { creatable: [SELECTOR_TEMPLATE] }).machine.clusterRights)
      .toStrictEqual({ createClusters: false, createTemplates: true, changeMachines: false });
  });

  it.each([
    ['Create cluster', 'CreateClusterFromMachines'],
    ['Labels', 'LabelMachines'], ['Reset trigger', 'MachineResetTrigger'], ['Delete', 'RemoveMachineInventory'],
  ])('%s opens our dialog, for one or many', (label, component) => {
    const { machine, opened } = given(true);
    const action = machine._availableActions.find((one) => one.label === label);
    const rows = [{ id: 'a' }, { id: 'b' }];
    const table = { selectedRows: rows, update: jest.fn() };

    action?.invoke?.call(table, {}, [machine, machine] as never[]);
    action?.invoke?.call(undefined, {}, [machine] as never[]);
    expect(opened().map((one) => [one.component, one.resources.length])).toStrictEqual([[component, 2], [component, 1]]);

    opened()[0]?.componentProps.unselect?.([{ id: 'b' }]);
    opened()[1]?.componentProps.unselect?.([{ id: 'a' }]);
    expect(table.update.mock.calls).toStrictEqual([[[], [rows[1]]]]);
  });

  it('open by the method that the shell calls elsewhere', () => {
    const { machine, opened } = given(true);

    machine.promptRemove();
    machine.promptRemove([machine, machine]);
    machine.promptCreateCluster();
    machine.promptLabels();
    machine.promptResetTrigger();
    machine.promptExport();
    expect(opened().map((one) => [one.component, one.resources.length])).toStrictEqual([
      ['RemoveMachineInventory', 1], ['RemoveMachineInventory', 2], ['CreateClusterFromMachines', 1], ['LabelMachines', 1],
      ['MachineResetTrigger', 1], ['ExportMachineInventory', 1],
    ]);
  });
});

describe('a machine on the server', () => {
  it('is patched and read at its own address, without leaving the page for the sign-in', async () => {
    const { machine, dispatch } = given(true);
    const steps = [{ op: 'remove', path: '/metadata/labels/a' }] as const;

    dispatch.mockResolvedValue({ metadata: {} });
    await machine.patchOnServer(steps);
    await expect(machine.readFromServer()).resolves.toStrictEqual({ metadata: {} });
    const headers = { 'content-type': 'application/json-patch+json' };

    expect(dispatch.mock.calls.map((call) => (call as [string, { opt: object }])[1].opt)).toStrictEqual([
      { url: '/x', redirectUnauthorized: false, method: 'patch', headers, data: steps },
      { url: '/x', redirectUnauthorized: false },
    ]);
  });
});
