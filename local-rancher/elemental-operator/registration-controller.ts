import type { Informer } from '../controllers/informer';
import { mergePatch } from '../controllers/merge-patch';
import { keyOf, type Resource } from '../controllers/resources';
import type { Outcome } from '../controllers/work-queue';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { createOwnedObjects, serviceAccountRef } from './registration-objects';
import { DuplicateToken, REGISTRATION_PATH, hasOtherToken, isReady, isUndecodable, newToken, withReady } from './registration-status';
import { isHeld, type MachineRegistration, type RegistrationStatus } from './resources';
import { readServerUrl } from './setting';
import { randomToken } from './token';
import { patchElemental } from './writes';

export interface RegistrationControllerOptions {
  kubernetes: Kubernetes;
  registrations: Informer<MachineRegistration>;
  /** ServiceAccounts that the operator made. */
  serviceAccounts: Informer<Resource>;
  log: (message: string) => void;
}

/** Gives each MachineRegistration its token, URL and the objects with which its hosts sign in. */
export class RegistrationController {
  constructor(private readonly options: RegistrationControllerOptions) {}

  readonly reconcile = async (key: string): Promise<Outcome> => {
    const registration = this.options.registrations.get(key);

    if (!registration || registration.metadata.deletionTimestamp || isHeld(registration) || this.isBlind()) {
      return undefined;
    }
    if (isReady(registration) && !hasOtherToken(registration) && this.options.serviceAccounts.get(key)) {
      return undefined;
    }
    const status = await this.reconciled(registration);

    await this.writeStatus(registration, status);

    return isReady({ ...registration, status }) ? undefined : { retry: 'with backoff' };
  };

  /** One registration that the operator can't decode, and it sees none. */
  private isBlind(): boolean {
    return [...this.options.registrations.values()].some(isUndecodable);
  }

  private async reconciled(registration: MachineRegistration): Promise<RegistrationStatus> {
    let status = startingStatus(registration);

    try {
      status = { ...status, registrationToken: status.registrationToken ?? this.newToken(registration) };
      status = { ...status, registrationURL: status.registrationURL ?? await this.newUrl(status.registrationToken ?? '') };
    } catch (error) {
      const reason = error instanceof DuplicateToken ? 'DuplicateToken' : 'MissingTokenOrServerURL';

      return withReady(status, { status: 'False', reason, message: apiMessage(error) }, new Date());
    }
    try {
      await createOwnedObjects(this.options.kubernetes, registration);
    } catch (error) {
      return withReady(status, { status: 'False', reason: 'RbacCreationFailure', message: apiMessage(error) }, new Date());
    }

    return withReady(
      { ...status, serviceAccountRef: serviceAccountRef(registration) },
      { status: 'True', reason: 'SuccessfullyCreated', message: '' },
      new Date(),
    );
  }

  private newToken(registration: MachineRegistration): string {
    return newToken(registration, this.options.registrations.values(), randomToken);
  }

  private async newUrl(token: string): Promise<string> {
    try {
      return `${ await readServerUrl(this.options.kubernetes) }${ REGISTRATION_PATH }${ token }`;
    } catch (error) {
      throw new Error(`failed to get the server url: ${ apiMessage(error) }`, { cause: error });
    }
  }

  private async writeStatus(registration: MachineRegistration, status: RegistrationStatus): Promise<void> {
    const patch = mergePatch({ status: registration.status ?? {} }, { status });

    if (patch) {
      const written = await patchElemental(this.options.kubernetes, 'machineregistrations', registration, patch, 'status');

      this.options.registrations.remember(written);
      this.options.log(`MachineRegistration ${ keyOf(registration) }: ${ status.conditions?.map(({ reason }) => reason).join() ?? '' }`);
    }
  }
}

/** A new `spec.token` voids what a Ready registration had; one that isn't Ready keeps its token (recording `_token-changes.yaml`). */
function startingStatus(registration: MachineRegistration): RegistrationStatus {
  const { registrationToken, registrationURL, ...others } = registration.status ?? {};

  return isReady(registration) && hasOtherToken(registration) ? others : { ...others, registrationToken, registrationURL };
}
