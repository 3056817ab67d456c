import { getApplicableExtensionEnhancements } from '@shell/core/plugin-helpers';
import { ExtensionPoint, type CardLocation, type IExtension } from '@shell/core/types';
import type { RouteLocation } from 'vue-router';
import { addDetailPanel, addDetailTab, addTabColumn } from './plugin';

/** What the shell shows at an address of what was added, by its own rules. */
function shownAt(added: object[], params: object, query: object = {}, hash = ''): object[] {
  const context = { $extension: { getUIConfig: () => added } };
  const route = { name: 'c-cluster-product-resource-namespace-id', params, query, hash, meta: {} } as unknown as RouteLocation;

  return getApplicableExtensionEnhancements(context as never, ExtensionPoint.TAB, 'any' as CardLocation, route);
}

describe('addDetailTab', () => {
  it('has the tab on pages of the objects that are named when they are drawn', () => {
    const added: object[] = [];
    const names: string[] = [];
    const extension = { addTab: (_where: string, locationConfig: object, tab: object) => added.push({ ...tab, locationConfig }) };

    addDetailTab(extension as unknown as IExtension, { resource: 'cluster', names: () => names }, {
      name: 'machines', labelKey: 'title', component: () => Promise.resolve({}),
    });
    expect(shownAt(added, { resource: 'cluster', id: 'berlin' })).toStrictEqual([]);
    names.push('lyon', 'berlin');
    expect(shownAt(added, { resource: 'cluster', id: 'berlin' })).toMatchObject([{ name: 'machines', labelKey: 'title' }]);
    expect(shownAt(added, { resource: 'cluster', id: 'paris' })).toStrictEqual([]);
    expect(shownAt(added, { resource: 'pod', id: 'berlin' })).toStrictEqual([]);
  });
});

describe('addTabColumn', () => {
  it('has the column in one tab of these pages', () => {
    const added: object[] = [];
    const names: string[] = [];
    const addTableColumn = jest.fn((_where: string, locationConfig: object, column: object) => added.push({ ...column, locationConfig }));

    addTabColumn({ addTableColumn } as unknown as IExtension, { resource: 'cluster', names: () => names }, 'machines', {
      name: 'type', labelKey: 'title', getValue: () => 'a',
    });
    names.push('berlin');
    expect(addTableColumn.mock.calls[0]?.[0]).toBe('resource-list');
    expect(shownAt(added, { resource: 'cluster', id: 'berlin' }, {}, '#machines')).toMatchObject([{ name: 'type', sort: false, search: false }]);
    expect(shownAt(added, { resource: 'cluster', id: 'berlin' }, {}, '#events')).toStrictEqual([]);
    expect(shownAt(added, { resource: 'cluster', id: 'berlin' }, { mode: 'edit' }, '#machines')).toStrictEqual([]);
    expect(shownAt(added, { resource: 'cluster', id: 'paris' }, {}, '#machines')).toStrictEqual([]);
  });
});

describe('addDetailPanel', () => {
  it('has the panel on pages of these kinds, and not where one is edited', () => {
    const added: object[] = [];
    const addPanel = jest.fn((_where: string, locationConfig: object, panel: object) => added.push({ ...panel, locationConfig }));

    addDetailPanel({ addPanel } as unknown as IExtension, ['selector', 'template'], () => Promise.resolve({}));
    expect(addPanel.mock.calls[0]?.[0]).toBe('detail-top');
    expect(shownAt(added, { resource: 'template', id: 'a' })).toHaveLength(1);
    expect(shownAt(added, { resource: 'template', id: 'a' }, { mode: 'edit' })).toStrictEqual([]);
    expect(shownAt(added, { resource: 'cluster', id: 'a' })).toStrictEqual([]);
  });
});
