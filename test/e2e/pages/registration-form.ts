import type { Locator, Page } from '@playwright/test';

const TYPE = 'elemental.cattle.io.machineregistration';

/** The form that creates or edits a registration endpoint. */
export class RegistrationForm {
  constructor(readonly page: Page) {}

  /** At its address, for one that exists. */
  async open(name: string): Promise<void> {
    await this.page.goto(`c/_/elemental/${ TYPE }/fleet-default/${ name }?mode=edit`);
    await this.saveButton.waitFor();
  }

  /** At its address, for a new one. */
  async openNew(): Promise<void> {
    await this.page.goto(`c/_/elemental/${ TYPE }/create`);
  }

  get name(): Locator {
    return this.page.getByRole('textbox', { name: 'Name', exact: false }).first();
  }

  get description(): Locator {
    return this.page.getByRole('textbox', { name: 'Description' });
  }

  get machineName(): Locator {
    return this.page.getByRole('combobox', { name: 'Machine name' });
  }

  hostType(answer: 'Elemental' | 'Somebody else'): Locator {
    return this.page.getByRole('group', { name: 'Who looks after the operating system' }).getByRole('radio', { name: answer });
  }

  async addMachineLabel(key: string, value: string): Promise<void> {
    const labels = this.page.getByRole('group', { name: 'Machine labels' });

    await labels.getByRole('button', { name: 'Add a new Key-Value row' }).click();
    await labels.getByRole('textbox', { name: /^Key for/ }).last().fill(key);
    await labels.getByRole('combobox', { name: /^Value for/ }).last().fill(value);
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Why nothing was saved, with a button that leads to each field. */
  get summary(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /^Nothing was saved/ });
  }

  /** A field's input, whatever tab it is in. */
  field(name: string): Locator {
    return this.page.getByRole('textbox', { name });
  }

  async showAs(view: 'Form' | 'YAML'): Promise<void> {
    await this.page.getByRole('group', { name: 'Edit as' }).getByRole('button', { name: view }).click();
  }

  /** The text of the YAML editor, which shows only the lines in view: for short objects. */
  async yaml(): Promise<string> {
    const lines = await this.page.locator('.CodeMirror-line').allInnerTexts();

    // the editor draws an empty line with a character without width, and some spaces as ones that don't break
    return lines.join('\n').replaceAll('\u200B', '').replaceAll('\u00A0', ' ');
  }

  /** Replaces the text of the YAML editor, by keyboard. */
  async typeYaml(text: string): Promise<void> {
    await this.page.locator('.CodeMirror').click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** What the form has against the YAML, or nothing. */
  get yamlProblem(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /^Line / });
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: 'Create', exact: true });
  }

  get saveButton(): Locator {
    return this.page.getByRole('button', { name: 'Save', exact: true });
  }

  get cancelButton(): Locator {
    return this.page.getByRole('button', { name: 'Cancel', exact: true });
  }
}
