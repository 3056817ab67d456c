import { expect, type Page } from '@playwright/test';

/** The dashboard's own pages around a session. */
export class SignIn {
  constructor(readonly page: Page) {}

  /** Signs in on the page that the dashboard shows when a session is over. */
  async signIn(login: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Username' }).fill(login);
    await this.page.locator('input[type=password]').fill('any will do');
    await this.page.getByRole('button', { name: /log in/i }).click();
    await expect(this.page).not.toHaveURL(/auth\/login/);
  }

  async signOut(): Promise<void> {
    await this.page.getByTestId('nav_header_showUserMenu').click();
    await this.page.getByText('Log Out').click();
    await expect(this.page).toHaveURL(/auth\/login\?logged-out/);
  }
}
