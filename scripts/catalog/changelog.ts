/** What changed with a version. */
export interface ChangelogEntry {
  version: string;
  /** The day of the release, at midnight UTC. */
  released: Date;
  /** Markdown below the heading. */
  text: string;
}

const HEADING = /^## (\S+) - (\d{4}-\d{2}-\d{2})$/;

/** The entries of `CHANGELOG.md`, as they stand there: the newest first. What isn't released yet, below another heading, is left out. */
export function changelogEntries(changelog: string): ChangelogEntry[] {
  return changelog.split(/^(?=## )/m).flatMap((section) => {
    const [heading = '', ...lines] = section.split('\n');
    const [, version, day] = HEADING.exec(heading.trim()) ?? [];

    return version && day ? [{ version, released: new Date(`${ day }T00:00:00Z`), text: lines.join('\n').trim() }] : [];
  });
}

/**
 * The entry of a version and those of the versions before it.
 *
 * @throws Error with what to do, if the version has none: nothing is published that doesn't say what it brings
 */
export function entriesUpTo(version: string, changelog: string): [ChangelogEntry, ...ChangelogEntry[]] {
  const entries = changelogEntries(changelog);
  const [newest, ...older] = entries.slice(entries.findIndex((entry) => entry.version === version));

  if (newest?.version !== version) {
    throw new Error(`CHANGELOG.md has no entry for ${ version }. Write what it brings, below a heading with the day of its release: `
      + `## ${ version } - YYYY-MM-DD`);
  }

  return [newest, ...older];
}
