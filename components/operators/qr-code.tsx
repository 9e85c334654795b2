import qrcode from "qrcode-generator";

const quietZone = 4;

/** The text as a QR code, drawn here: it is sent to nobody. Dark on light in both themes, so that phones read it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * quietZone;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-52 rounded-md"
      shapeRendering="crispEdges"
    >
      <path className="fill-qr-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="fill-qr-ink" d={modulesOf(count, (row, column) => code.isDark(row, column))} />
    </svg>
  );
}

function modulesOf(count: number, isDark: (row: number, column: number) => boolean): string {
  const ranks = Array.from({ length: count }, (_, rank) => rank);
  return ranks
    .flatMap((row) => ranks.filter((column) => isDark(row, column)).map((column) => [column, row] as const))
    .map(([column, row]) => `M${column + quietZone} ${row + quietZone}h1v1h-1z`)
    .join("");
}
