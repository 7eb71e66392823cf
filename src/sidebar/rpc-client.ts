import type { Failure, Result } from '../result.ts';
import type { InputOf, MethodName, ValueOf } from '../rpc/index.ts';

/** What HtmlService puts in a page: https://developers.google.com/apps-script/guides/html/reference/run */
interface ScriptRun {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: Error) => void): ScriptRun;
  rpc(method: string, input: unknown): void;
}

declare const google: { readonly script: { readonly run: ScriptRun; readonly host: { close(): void } } };

/**
 * Calls a method of `src/rpc.ts`. Never rejects: what Google or the network does wrong comes back as a failure, whose
 * code begins with `connection.` when nobody can say whether the server did what was asked.
 */
export function call<M extends MethodName>(method: M, input: InputOf<M>): Promise<Result<ValueOf<M>>> {
  return new Promise((resolve) => {
    google.script.run
      // The front door answers with what `handle` gives for this method.
      .withSuccessHandler((answer) => resolve((answer as Result<ValueOf<M>> | null) ?? { ok: false, error: NO_ANSWER }))
      .withFailureHandler((error) => resolve({ ok: false, error: explain(error) }))
      .rpc(method, input);
  });
}

/** Closes the sidebar. */
export function closePage(): void {
  google.script.host.close();
}

const NO_ANSWER: Failure = {
  code: 'connection.empty',
  message: 'Google n’a pas transmis la réponse. Réessayez dans un instant.',
};

/** Words of Google’s messages, in the languages met, and what to tell the person. */
const KNOWN: readonly { readonly words: RegExp; readonly failure: Failure }[] = [
  {
    // A browser signed in with several accounts runs the page as one and the script as another:
    // https://issuetracker.google.com/issues/69270374
    words:
      /PERMISSION_DENIED|reading from storage|authorization is required|autorisation (?:est )?(?:requise|nécessaire)|do not have permission|n.avez pas l.autorisation/i,
    failure: {
      code: 'google.account',
      message:
        'Google a refusé l’accès\u00a0: cela arrive quand plusieurs comptes Google sont ouverts dans ce navigateur. Gardez un seul compte, ou ouvrez le classeur dans un profil de navigateur à part.',
    },
  },
  {
    words: /HTTP 0|NetworkError|network|connexion|connection failure|timed? ?out/i,
    failure: {
      code: 'connection.lost',
      message: 'La connexion a été coupée avant la réponse. Vérifiez votre réseau, puis réessayez.',
    },
  },
  {
    words: /maximum execution time|temps d.exécution/i,
    failure: {
      code: 'connection.slow',
      message: 'Google a arrêté l’opération\u00a0: elle a duré trop longtemps. Réessayez dans quelques minutes.',
    },
  },
  {
    words: /too many (?:scripts|simultaneous|times)|quota|trop de/i,
    failure: {
      code: 'google.busy',
      message: 'Google limite le nombre d’opérations simultanées. Réessayez dans une minute.',
    },
  },
];

function explain(error: Error): Failure {
  const known = KNOWN.find(({ words }) => words.test(error.message));
  return (
    known?.failure ?? {
      code: 'connection.unexpected',
      message: `Google a signalé une erreur\u00a0: «\u00a0${error.message}\u00a0». Réessayez\u00a0; si elle revient, rouvrez le panneau.`,
    }
  );
}
