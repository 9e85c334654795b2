import { QrCode } from "./qr-code";

/** What an application of codes needs: a QR code to photograph, or a key to type. */
export function ApplicationKey({ secret, uri }: { secret: string; uri: string }) {
  return (
    <div className="space-y-4">
      <p className="max-w-text">
        Sur votre téléphone, ouvrez une application de codes (par exemple FreeOTP, Google Authenticator ou
        Microsoft Authenticator), choisissez « Ajouter un compte », puis photographiez ce dessin.
      </p>
      <QrCode text={uri} label="Dessin à photographier avec votre application de codes" />
      <details className="max-w-text">
        <summary className="link w-fit">Je ne peux pas photographier ce dessin</summary>
        <div className="mt-3 space-y-3">
          <p>
            Sur ce téléphone même :{" "}
            <a href={uri} className="link">
              ouvrir l’application de codes
            </a>
            . Sinon, choisissez « Saisir une clé » et recopiez :
          </p>
          <p data-testid="application-key" className="font-mono text-lg break-all select-all">
            {grouped(secret)}
          </p>
        </div>
      </details>
    </div>
  );
}

/** By four, as one reads it aloud; applications ignore the spaces. */
function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
