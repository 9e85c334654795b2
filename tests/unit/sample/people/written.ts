import { bytesOf, type ByteSource } from "@/lib/files/byte-source";
import type { SampleFile } from "@/scripts/sample/files";
import { directoryUpdateFile, peopleFiles, stswebFile } from "@/scripts/sample/people/files";
import type { SampleOptions } from "@/scripts/sample/school";

export const school: SampleOptions = { pupils: 640, seed: 1, date: new Date("2026-11-23") };
export const today = "2026-11-23";

export function allFiles(options: SampleOptions): SampleFile[] {
  return [...peopleFiles(options), directoryUpdateFile(options), stswebFile(options)];
}

/** A file of the school, whole, as somebody would drop it. */
export async function written(name: string, options: SampleOptions = school): Promise<ByteSource> {
  const file = allFiles(options).find((each) => each.name === name);
  const chunks: Buffer[] = [];
  for await (const chunk of file?.content() ?? []) chunks.push(chunk);
  return bytesOf(name, Buffer.concat(chunks));
}

export async function bytes(source: ByteSource): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.read(0, source.size)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
