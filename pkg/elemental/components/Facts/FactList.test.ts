import { mountInShell } from '../../../../test/support/components/mount';
import FactList from './FactList.vue';

describe('FactList', () => {
  it('shows what a host chose as text', () => {
    const value = '<img src=x onerror=alert(1)>{{7*7}}';
    const wrapper = mountInShell(FactList, { title: 'Host', facts: [{ label: 'Operating system', value }] });

    expect(wrapper.get('dd').text()).toBe(value);
    expect(wrapper.find('img').exists()).toBe(false);
  });

  it('marks what is not known', () => {
    expect(mountInShell(FactList, { title: 'Host', facts: [{ label: 'Address', value: '' }] }).get('dd').text()).toBe('–');
  });
});
