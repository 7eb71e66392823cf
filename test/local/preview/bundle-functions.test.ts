import { describe, expect, it } from 'vitest';
import { listFunctions } from '../../../local/preview/bundle-functions.ts';

describe('The functions of a bundle', () => {
  it('are its declarations at the top level, and no other', () => {
    const code =
      'function onOpen() {\n}\n/** Aide */\nfunction rpc(method, input) {\n}\n(() => { function hidden() {} })();\nvar late = function named() {};';
    expect(listFunctions(code)).toEqual(['onOpen', 'rpc']);
  });
});
