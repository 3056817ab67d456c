import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import RegistrationProblem from './RegistrationProblem.vue';

describe('RegistrationProblem', () => {
  it('says why, and leads to the one that has the token', async () => {
    const tokenOwner = { namespace: 'fleet-default', name: 'berlin-edge' };
    const wrapper = mountInShell(RegistrationProblem, { description: 'Hosts can\'t register.', tokenOwner }, { router: await routerAt('/') });

    expect(wrapper.text()).toMatch(/^Hosts can't register\.\s*The token is used by berlin-edge\.$/);
    expect(wrapper.get('a').attributes('href')).toMatch(/machineregistration\/fleet-default\/berlin-edge$/);
  });

  it('leads nowhere where nobody is known', async () => {
    expect(mountInShell(RegistrationProblem, { description: 'Why' }, { router: await routerAt('/') }).find('a').exists()).toBe(false);
  });
});
