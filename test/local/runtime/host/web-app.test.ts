import { describe, expect, it } from 'vitest';
import { openWith } from './bundle-folder.ts';

describe('a bundle posted to', () => {
  const code = `
    function doPost(event) {
      if (event.postData.contents === 'object') return { content: 'x' };
      if (event.postData.contents === 'throw') throw new Error('broken');
      const seen = { ...event, who: Session.getActiveUser().getEmail(), runs: Session.getEffectiveUser().getEmail() };
      return ContentService.createTextOutput(JSON.stringify(seen)).setMimeType(ContentService.MimeType.JSON);
    }`;
  const webapp = { executeAs: 'USER_DEPLOYING', access: 'ANYONE_ANONYMOUS' };
  const runtime = openWith({ code, webapp });
  const undeclared = openWith(code);
  const deaf = openWith({ code: 'function other() {}', webapp });

  it('receives the body and the parameters, and knows no visitor', () => {
    const { mimeType, content } = runtime.post({ contents: '{"é":1}', queryString: 'a=1&a=2' });
    expect(mimeType).toBe('JSON');
    expect(JSON.parse(content)).toEqual({
      queryString: 'a=1&a=2',
      parameter: { a: '1' },
      parameters: { a: ['1', '2'] },
      contextPath: '',
      contentLength: 8,
      postData: { contents: '{"é":1}', length: 8, name: 'postData', type: 'application/json' },
      who: '',
      runs: runtime.user,
    });
  });

  it('reads a posted form as parameters', () => {
    const { content } = runtime.post({
      contents: 'b=2',
      type: 'application/x-www-form-urlencoded',
      queryString: 'a=1',
    });
    expect(JSON.parse(content).parameter).toEqual({ a: '1', b: '2' });
  });

  it('fails for an answer that is no text of ContentService, and for what the script throws', () => {
    expect(() => runtime.post({ contents: 'object' })).toThrow('not a supported return type');
    expect(() => runtime.post({ contents: 'throw' })).toThrow('broken');
  });

  it('fails without a web app in the manifest, or without a doPost', () => {
    expect(() => undeclared.post({ contents: '' })).toThrow('declares no web app');
    expect(() => deaf.post({ contents: '' })).toThrow('doPost');
  });
});
