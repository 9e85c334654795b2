import { createServer } from "node:net";
import { CannotStart } from "./failure";
import type { Settings } from "./settings";

const reasons: Record<string, (settings: Settings) => string> = {
  EADDRINUSE: ({ port }) =>
    `Le port ${port} est déjà pris, peut-être par une autre console : arrêtez ce programme, ou choisissez un autre port (PORT=${port + 1}).`,
  EACCES: ({ port }) =>
    `Le port ${port} est réservé à l’administrateur de la machine : choisissez-en un au-dessus de 1023 (PORT=3000).`,
};

/** Refuses a port that cannot be listened to, before anything is started. */
export function checkPort(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const explain =
        reasons[error.code ?? ""] ??
        (({ host, port }) => `L’adresse ${host}:${port} ne peut pas être écoutée : vérifiez HOST et PORT.`);
      reject(new CannotStart(explain(settings)));
    });
    probe.listen(settings.port, settings.host, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}
