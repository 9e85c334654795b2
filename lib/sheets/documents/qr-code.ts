import qrcode from "qrcode-generator";

/** An address as a grid of black squares: `size` squares a side, and the path that draws the dark ones. */
export type QrCode = { size: number; path: string; address: string };

/** Level M: a crumpled or badly printed seventh of the code is still read. */
export function qrCodeOf(address: string): QrCode {
  const code = qrcode(0, "M");
  // The library takes one byte a sign.
  code.addData(Buffer.from(address, "utf8").toString("latin1"), "Byte");
  code.make();
  const size = code.getModuleCount();
  const bars: string[] = [];
  for (let row = 0; row < size; row += 1) bars.push(...barsOf(row, size, code.isDark.bind(code)));
  return { size, path: bars.join(" "), address };
}

/** Neighbours of a row go in one bar: a printer would leave a hair of white between two squares. */
function barsOf(row: number, size: number, isDark: (row: number, column: number) => boolean): string[] {
  const bars: string[] = [];
  let start = 0;
  for (let column = 0; column <= size; column += 1) {
    const isBar = column < size && isDark(row, column);
    if (isBar) continue;
    if (column > start) bars.push(`${start} ${row} ${column - start} 1 re`);
    start = column + 1;
  }
  return bars;
}
