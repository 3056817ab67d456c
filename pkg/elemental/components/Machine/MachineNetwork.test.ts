import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { networkView } from '../../domain/inventory/network';
import MachineNetwork from './MachineNetwork.vue';

/** Of a machine without any network, where the operator's machines have these fields. */
function mountWith(fields: object): VueWrapper {
  const schemaDefinitions = { spec: { resourceFields: fields } };
  const schema = { hasResourceFields: true, resourceFields: { spec: { type: 'spec' } }, schemaDefinitions };

  return mountInShell(MachineNetwork, { network: networkView({}), isUnmanaged: false }, { getters: { 'management/schemaFor': () => schema } });
}

describe('MachineNetwork', () => {
  it('says why nothing is configured: nobody wants it, or the operator can\'t', () => {
    expect(mountWith({ network: { type: '' } }).text()).not.toContain('operator');
    expect(mountWith({ tpmHash: { type: 'string' } }).text()).toMatch(/configures no networks. It does from version 1\.7\.0 on\. Upgrade the chart/);
  });
});
