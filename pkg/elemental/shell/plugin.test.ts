import { getApplicableExtensionEnhancements } from '@shell/core/plugin-helpers';
import { ExtensionPoint, type CardLocation, type IExtension } from '@shell/core/types';
import type { RouteLocation } from 'vue-router';
import { addDetailTab } from './plugin';

/** What the shell shows at an address of the tabs that were added, by its own rules. */
function tabsAt(added: object[], params: object): object[] {
  const context = { $extension: { getUIConfig: () => added } };
  const route = { name: 'c-cluster-product-resource-namespace-id', params, query: {}, meta: {} } as unknown as RouteLocation;

  return getApplicableExtensionEnhancements(context as never, ExtensionPoint.TAB, 'tab' as CardLocation, route);
}

describe('addDetailTab', () => {
  it('has the tab on pages of the objects that are named when they are drawn', () => {
    const added: object[] = [];
    const names: string[] = [];
    const extension = { addTab: (_where: string, locationConfig: object, tab: object) => added.push({ ...tab, locationConfig }) };

    addDetailTab(extension as unknown as IExtension, {
      resource: 'cluster', names: () => names, name: 'machines', labelKey: 'title', component: () => Promise.resolve({}),
    });
    expect(tabsAt(added, { resource: 'cluster', id: 'berlin' })).toStrictEqual([]);
    names.push('lyon', 'berlin');
    expect(tabsAt(added, { resource: 'cluster', id: 'berlin' })).toMatchObject([{ name: 'machines', labelKey: 'title' }]);
    expect(tabsAt(added, { resource: 'cluster', id: 'paris' })).toStrictEqual([]);
    expect(tabsAt(added, { resource: 'pod', id: 'berlin' })).toStrictEqual([]);
  });
});
