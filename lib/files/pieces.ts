/** The same bytes again, in pieces of one length but the last. */
export async function* piecesOf(bytes: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let heldLength = 0;
  for await (const chunk of bytes) {
    let rest = chunk;
    while (heldLength + rest.length >= length) {
      const cut = length - heldLength;
      yield Buffer.concat([...held, rest.subarray(0, cut)]);
      rest = rest.subarray(cut);
      held = [];
      heldLength = 0;
    }
    held.push(rest);
    heldLength += rest.length;
  }
  if (heldLength > 0) yield Buffer.concat(held);
}
