import { mountInShell } from '../../../../test/support/components/mount';
import YamlPanel from './YamlPanel.vue';

jest.mock('@shell/components/YamlEditor.vue', () => ({ default: { render: () => null }, __esModule: true }));

describe('YamlPanel', () => {
  it('says what is wrong, and where', () => {
    const panel = mountInShell(YamlPanel, {
      modelValue: '',
      problems: [
        { line: 3, column: 5, severity: 'error', message: { key: 'elemental.yaml.notAMap' } },
        { line: 4, column: 1, severity: 'warning', message: { key: 'elemental.yaml.mustBeMap', args: { path: '<b>' } } },
      ],
    });

    expect(panel.get('[role=alert]').findAll('.banner').map((banner) => [banner.classes()[1], banner.text()])).toStrictEqual([
      ['error', 'Line 3, column 5: The text must hold one Kubernetes object, a map of keys and values.'],
      ['warning', 'Line 4, column 1: <b> must be a map of keys and values.'],
    ]);
  });

  it('says nothing where nothing is wrong', () => {
    expect(mountInShell(YamlPanel, { modelValue: '', problems: [] }).get('[role=alert]').text()).toBe('');
  });
});
