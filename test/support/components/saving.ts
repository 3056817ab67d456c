import { useResourceSave, type ResourceSave } from '../../../pkg/elemental/composables/resource-save';
import { useYamlForm, type YamlForm } from '../../../pkg/elemental/composables/yaml-form';
import { registrationForm, withForm, type RegistrationForm } from '../../../pkg/elemental/domain/registration/form';
import { REGISTRATION_SECRETS, registrationShape } from '../../../pkg/elemental/domain/registration/shape';
import type ElementalModel from '../../../pkg/elemental/shell/model';
import { API_VERSION, type MachineRegistration } from '../../../pkg/elemental/types';
import { inSetup, routerAt } from './mount';

/** A registration endpoint as it was when it was opened. */
export const OPENED: MachineRegistration = {
  apiVersion: API_VERSION,
  kind: 'MachineRegistration',
  metadata: { name: 'shops', namespace: 'fleet-default', resourceVersion: '7' },
  spec: { machineName: 'till', token: 'the-secret' },
};

/** The server's answer where somebody else was faster. */
export const CONFLICT = { status: 409, code: 'Conflict', message: 'the object has been modified' };

/** The resource as somebody else has left it. */
export function changed(spec: object, metadata: object = {}): MachineRegistration {
  return { ...OPENED, metadata: { ...OPENED.metadata, resourceVersion: '8', ...metadata }, spec: { ...OPENED.spec, ...spec } };
}

/** A form that is being saved, and what it calls. */
export interface Saving {
  saving: ResourceSave<MachineRegistration>;
  editing: YamlForm<MachineRegistration, RegistrationForm>;
  model: { save: jest.Mock; replaceWith: jest.Mock };
  fresh: { save: jest.Mock };
  find: jest.Mock;
  create: jest.Mock;
  onSaved: jest.Mock;
  explain: jest.Mock;
  address: () => string;
}

/**
 * A form in which somebody has typed another machine name.
 *
 * @param options.exists false for a new resource
 * @param options.cached what the shell has of it besides
 */
export async function startSaving({ exists = true, cached }: { exists?: boolean; cached?: MachineRegistration } = {}): Promise<Saving> {
  const router = await routerAt('/form');
  const model = {
    type: 'x', id: 'fleet-default/shops', save: jest.fn().mockResolvedValue({}), replaceWith: jest.fn(),
    detailLocation: '/detail', listLocation: '/list',
  };
  const fresh = { save: jest.fn().mockResolvedValue({}), detailLocation: '/fresh' };
  const mocks = { find: jest.fn(), create: jest.fn().mockResolvedValue(fresh), onSaved: jest.fn(), explain: jest.fn().mockReturnValue([]) };
  const editing = useYamlForm(OPENED, { shape: registrationShape(OPENED), toForm: registrationForm, withForm });
  const saving = inSetup(() => useResourceSave(model as unknown as ElementalModel, editing, {
    exists, secrets: REGISTRATION_SECRETS, explain: mocks.explain, onSaved: mocks.onSaved,
  }), {
    router,
    getters: { 'management/byId': () => cached },
    actions: {
      'management/find': (payload) => mocks.find(payload) as unknown,
      'management/create': (payload) => mocks.create(payload) as unknown,
    },
  });

  editing.form.machineName = 'kiosk';

  return { saving, editing, model, fresh, ...mocks, address: () => router.currentRoute.value.path };
}
