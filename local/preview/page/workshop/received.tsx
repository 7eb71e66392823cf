/** @jsxImportSource preact */
import type { ReceivedPost } from '../../protocol.ts';
import { shortTime } from './french-time.ts';

/** What other tools have posted to this workbook, and what Pistil answered. */
export function Received({ posts }: { posts: readonly ReceivedPost[] }) {
  return (
    <section>
      <h3>Crochets reçus</h3>
      {posts.length === 0 && (
        <p class="quiet">
          Aucun. Un autre outil écrit à <code>/exec</code> ; le guide dit comment signer.
        </p>
      )}
      <ul class="rows">
        {[...posts.entries()].map(([index, post]) => (
          <li key={posts.length - index}>
            <code>{post.asked}</code>{' '}
            <span class="quiet">
              {shortTime(post.at)}
              {post.id !== '' && `, ${post.id}`}
            </span>
            <span class={post.ok ? undefined : 'run-error'}>{post.outcome}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
