import { nextTick } from 'vue';
import { mountInShell } from '../../../../test/support/components/mount';
import YamlPanel from './YamlPanel.vue';

const mockUpdateValue = jest.fn();

/** As the shell's: it takes its text when it is created, and later only when it is told so. */
jest.mock('@shell/components/YamlEditor.vue', () => ({
  __esModule: true,
  default: {
    name: 'YamlEditor',
    emits: ['update:value'],
    render: () => null,
    methods: {
      updateValue: (text: string): void => {
        mockUpdateValue(text);
      },
    },
  },
}));

beforeEach(() => {
  mockUpdateValue.mockClear();
});

describe('YamlPanel', () => {
  it('shows a text that comes from elsewhere, and leaves the editor alone with what was typed into it', async () => {
    const panel = mountInShell(YamlPanel, {
      'modelValue': 'a: 1',
      'problems': [],
      'onUpdate:modelValue': (modelValue: string) => panel.setProps({ modelValue }),
    });
    const editor = panel.getComponent({ name: 'YamlEditor' }).vm as { $emit: (event: string, text: string) => void };

    editor.$emit('update:value', 'a: 2');
    await nextTick();
    expect(panel.props()).toMatchObject({ modelValue: 'a: 2' });
    expect(mockUpdateValue).not.toHaveBeenCalled();
    await panel.setProps({ modelValue: 'a: 3 # merged' });
    expect(mockUpdateValue.mock.calls).toStrictEqual([['a: 3 # merged']]);
  });

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
