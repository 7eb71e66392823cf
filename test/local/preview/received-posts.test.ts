import { describe, expect, it } from 'vitest';
import { keepReceivedPosts } from '../../../local/preview/received-posts.ts';

const SIGNED = JSON.stringify({
  id: 'make-000001',
  timestamp: 1_781_595_660,
  payload: JSON.stringify({ action: 'contact.upsert', contact: { email: 'claire@valmarais.example' } }),
  signature: 'c0ffee'.repeat(10),
});
const answered = (content: unknown) => ({ mimeType: 'JSON', content: JSON.stringify(content) });

describe('what other tools have posted', () => {
  it('is told with its outcome, the newest first, without signature or person', () => {
    const posts = keepReceivedPosts();
    posts.add(1, { contents: SIGNED }, answered({ ok: true, value: { result: 'created', contactId: 'CT-1' } }));
    const refused = { code: 'hook.signature', message: 'La signature ne correspond pas au message.' };
    posts.add(2, { contents: SIGNED }, answered({ ok: false, error: refused }));
    posts.add(3, { contents: SIGNED }, null);
    const request = { asked: 'contact.upsert', id: 'make-000001' };
    expect(posts.all).toEqual([
      { at: 3, ...request, ok: false, outcome: 'Le script s’est arrêté sur une erreur.' },
      { at: 2, ...request, ok: false, outcome: 'hook.signature : La signature ne correspond pas au message.' },
      { at: 1, ...request, ok: true, outcome: 'created' },
    ]);
    expect(JSON.stringify(posts.all)).not.toMatch(/c0ffee|claire/);
  });

  it.each(['', '{', '[]', 'null', '{"payload":5}', '{"payload":"no"}'])('may be unreadable: %j', (contents) => {
    const posts = keepReceivedPosts();
    posts.add(1, { contents }, answered({ ok: false, error: { code: 'hook.envelope', message: 'Illisible.' } }));
    expect(posts.all).toMatchObject([{ asked: 'Demande illisible', id: '', ok: false }]);
  });

  it('are the last twenty, none after the workbook is begun again', () => {
    const posts = keepReceivedPosts();
    for (let at = 0; at < 30; at += 1) posts.add(at, { contents: SIGNED }, null);
    expect(posts.all.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => 29 - index));
    posts.clear();
    expect(posts.all).toEqual([]);
  });
});
