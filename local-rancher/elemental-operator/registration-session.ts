import type { WebSocket } from 'ws';
import { apiMessage } from '../kubernetes/apply';
import { UnusableTemplate, type HostReport } from './inventory-from-host';
import type { MachineEnrolment } from './machine-enrolment';
import { parseHostMessage, type Authentication, type HostMessage, type ServerMessage } from './protocol';
import type { MachineInventory, MachineRegistration } from './resources';

/** One host on the registration URL, from its hello to its configuration (see protocol.ts). */
export class RegistrationSession {
  private authentication?: Authentication;
  private inventory?: MachineInventory;

  constructor(
    private readonly socket: WebSocket,
    private readonly registration: MachineRegistration,
    private readonly enrolment: MachineEnrolment,
    private readonly log: (message: string) => void,
  ) {
    socket.on('message', (data: Buffer) => void this.received(data.toString()));
    socket.on('error', () => {
      socket.terminate();
    });
  }

  private async received(text: string): Promise<void> {
    const message = parseHostMessage(text);

    if (!message) {
      this.giveUp('a message that isn\'t of our protocol');

      return;
    }
    try {
      await this.answer(message);
    } catch (error) {
      if (error instanceof UnusableTemplate) {
        this.giveUp(error.message);
      } else {
        this.finish({ type: 'error', message: apiMessage(error) });
      }
    }
  }

  private async answer(message: HostMessage): Promise<void> {
    switch (message.type) {
      case 'hello':
        this.hello(message.authentication);
        break;
      case 'update':
        this.update();
        break;
      case 'get':
        await this.get({ annotations: message.annotations, labels: message.labels, data: message.data ?? {} });
    }
  }

  private hello(authentication: Authentication): void {
    this.authentication = authentication;
    this.inventory = this.enrolment.find(authentication);
    this.send({ type: 'ready' });
  }

  private update(): void {
    if (this.inventory) {
      this.send({ type: 'ready' });
    } else {
      this.finish({ type: 'error', message: 'MachineInventory not found' });
    }
  }

  private async get(report: HostReport): Promise<void> {
    if (!this.authentication) {
      this.giveUp('a host that didn\'t say who it is');

      return;
    }
    const yaml = await this.enrolment.enrol(this.registration, this.authentication, this.inventory, report);

    this.finish({ type: 'config', yaml });
  }

  private send(message: ServerMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  private finish(message: ServerMessage): void {
    this.send(message);
    this.socket.close();
    if (message.type === 'error') {
      this.logEnd(message.message);
    }
  }

  /** Drops the connection without a closing handshake, so that the client sees code 1006. */
  private giveUp(reason: string): void {
    this.socket.terminate();
    this.logEnd(reason);
  }

  private logEnd(reason: string): void {
    const { namespace, name } = this.registration.metadata;

    this.log(`registration ${ namespace }/${ name }: a host didn't register: ${ reason }`);
  }
}
