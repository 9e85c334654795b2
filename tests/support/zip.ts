import { crc32, deflateRawSync } from "node:zlib";

export type ZipMember = {
  name: string;
  bytes: Uint8Array;
  stored?: boolean;
  encrypted?: boolean;
  /** What the archive claims, when it lies. */
  claimedSize?: number;
  claimedChecksum?: number;
};

/** A minimal ZIP writer, able to lie about what it holds. */
export function zip(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const data = member.stored ? Buffer.from(member.bytes) : deflateRawSync(member.bytes);
    const fields = describe(member, data.length);
    const local = Buffer.concat([
      Buffer.from("PK\u0003\u0004"),
      uint16(20),
      fields,
      uint16(name.length, 0),
      name,
      data,
    ]);
    const directory = [
      Buffer.from("PK\u0001\u0002"),
      uint16(20, 20),
      fields,
      uint16(name.length, 0, 0, 0, 0),
    ];
    central.push(Buffer.concat([...directory, uint32(0, offset), name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const counts = uint16(0, 0, members.length, members.length);
  const end = [Buffer.from("PK\u0005\u0006"), counts, uint32(directory.length, offset), uint16(0)];
  return Buffer.concat([...locals, directory, ...end]);
}

function describe(member: ZipMember, compressedSize: number): Buffer {
  const size = member.claimedSize ?? member.bytes.length;
  const checksum = member.claimedChecksum ?? crc32(member.bytes);
  const flagsMethodAndTime = uint16(member.encrypted ? 1 : 0, member.stored ? 0 : 8, 0, 0);
  return Buffer.concat([flagsMethodAndTime, uint32(checksum, compressedSize, size)]);
}

function uint16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}
