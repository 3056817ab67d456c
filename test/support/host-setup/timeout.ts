// Ansible takes seconds for a play, many times that on a machine that is busy.
jest.setTimeout(120_000);
