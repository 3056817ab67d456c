import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import type { ScanState } from '../../composables/fleet-scan';
import ScanProgress from './ScanProgress.vue';

const getters = { 'prefs/get': () => 'YYYY' };

function progress(state: ScanState): VueWrapper {
  return mountInShell(ScanProgress, { state, label: 'Reading' }, { getters });
}

describe('the progress of a scan', () => {
  it('is nothing before it begins', () => {
    expect(progress({ step: 'idle', seen: 0, total: 0 }).text()).toBe('');
  });

  it('is a bar that can be stopped', async () => {
    const running = progress({ step: 'running', seen: 1000, total: 2500 });

    expect(running.find('progress').attributes()).toMatchObject({ 'max': '2500', 'value': '1000', 'aria-label': 'Reading' });
    expect(running.find('[role=status]').text()).toBe('1,000 of 2,500 machines');
    await running.find('button').trigger('click');
    expect(running.emitted('cancel')).toHaveLength(1);
  });

  it('has no numbers before the first answer', () => {
    expect(progress({ step: 'running', seen: 0, total: 0 }).find('[role=status]').text()).toBe('Reading');
  });

  it('goes on after it was stopped', async () => {
    const stopped = progress({ step: 'stopped', seen: 1000, total: 2500 });

    expect(stopped.text()).toContain('Stopped.');
    await stopped.find('button').trigger('click');
    expect(stopped.emitted('goOn')).toHaveLength(1);
  });

  it('says what went wrong', () => {
    expect(progress({ step: 'stopped', seen: 1000, total: 2500, detail: '503 <b>busy</b>' }).text()).toContain('503 <b>busy</b>');
  });

  it('says when it was done', () => {
    expect(progress({ step: 'done', seen: 60, total: 60, at: Date.parse('2026-11-23T12:03:00Z') }).text()).toContain('60 machines, as of 2026 ');
  });
});
