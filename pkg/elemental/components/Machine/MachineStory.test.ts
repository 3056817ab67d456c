import { mountInShell } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import { machineStory, type StoryEntry } from '../../domain/inventory/story';
import MachineStory from './MachineStory.vue';

jest.mock('@shell/utils/time', () => ({ dateTimeFormat: (time: string) => time.slice(11, 19) }));

function lines(story: StoryEntry[]): string[] {
  return mountInShell(MachineStory, { story }).findAll('li').map((line) => line.text().replace(/\s+/g, ' '));
}

describe('MachineStory', () => {
  it('tells what happened in order, as exactly as it is known', () => {
    const { machineInventory: machine, machineInventorySelector: selector } = recording('06-adoption/06-bootstrap-failed.yaml') as
      Record<string, NonNullable<Parameters<typeof machineStory>[0]['machine']>>;

    expect(lines(machineStory({ machine: machine ?? {}, selector: selector as never }))).toStrictEqual([
      'Registered for the first time11:14:42', 'A cluster adopted it11:14:42', 'The plan that bootstraps Kubernetes was written11:14:47',
      'The plan failed11:14:50 or laterfailed to apply plan',
    ]);
    expect(lines(machineStory({ machine: {} }))).toStrictEqual(['Registered for the first timeat an unknown time']);
  });

  it('says that events are missing where they can\'t be read', () => {
    const story = machineStory({ machine: {} });

    expect(mountInShell(MachineStory, { story, lacksEvents: true }).text()).toContain('Events of Kubernetes are missing here');
    expect(mountInShell(MachineStory, { story }).text()).not.toContain('Events of Kubernetes');
  });

  it('shows events as text, and how often', () => {
    const event = { reason: '<b>Bad</b>', message: '<img src=x>', count: 3, lastTimestamp: '2026-11-22T11:00:00Z' };
    const list = mountInShell(MachineStory, { story: machineStory({ machine: {}, events: [event, { ...event, count: 1 }] }) });

    expect(list.text()).toContain('<b>Bad</b> (3 times)');
    expect(list.text()).toContain('<img src=x>');
    expect(list.findAll('img, b')).toHaveLength(0);
    expect(list.text()).not.toContain('(1 times)');
  });
});
