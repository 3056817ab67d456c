import { parseHostMessage, parseServerMessage } from './protocol';

describe('parseHostMessage', () => {
  it.each([
    { type: 'hello', authentication: { kind: 'tpm', hash: 'abc' } },
    { type: 'hello', authentication: { kind: 'plain', hash: 'abc' } },
    { type: 'update' },
    { type: 'get', annotations: { a: 'b' }, labels: {} },
    { type: 'get', annotations: {}, labels: {}, data: { CPU: {} } },
  ])('takes %j', (message) => {
    expect(parseHostMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    'hello', 'null', '[]', '"update"', '{}', '{"type":"hello"}', '{"type":"hello","authentication":null}',
    '{"type":"other","authentication":{"kind":"tpm","hash":"abc"}}', '{"type":"other","annotations":{},"labels":{}}',
    '{"type":"hello","authentication":{"kind":"other","hash":"abc"}}', '{"type":"hello","authentication":{"kind":"tpm","hash":1}}',
    '{"type":"get","annotations":{"a":1},"labels":{}}', '{"type":"get","annotations":{}}',
    '{"type":"get","annotations":{},"labels":[]}', '{"type":"get","annotations":null,"labels":{}}',
  ])('refuses %s', (text) => {
    expect(parseHostMessage(text)).toBeUndefined();
  });
});

describe('parseServerMessage', () => {
  it.each([{ type: 'ready' }, { type: 'config', yaml: 'a: b' }, { type: 'error', message: 'no' }])('takes %j', (message) => {
    expect(parseServerMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    '', '{"type":"config"}', '{"type":"error","message":1}', '{"type":"other"}', '{"type":"other","yaml":"a"}', '{"type":"other","message":"a"}',
  ])('refuses %s', (text) => {
    expect(parseServerMessage(text)).toBeUndefined();
  });
});
