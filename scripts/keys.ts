import { closeDatabase } from "@/lib/platform/database/client";
import { environment } from "@/lib/platform/env";
import { currentKey } from "@/lib/platform/sealing";
import { rotateKeys, usesOfKeys } from "./keys/rotation";
import { describeUses } from "./keys/words";
import { openDatabase } from "./start/database";
import { orExplain } from "./start/failure";
import { readOptions } from "./start/options";
import { loadSettings } from "./start/settings";

const usage = "npm run keys:rotate [-- --check]";

/** `npm run keys:rotate`: renews what older sealing keys still open; `-- --check` only says what needs them. */
await orExplain(async () => {
  const { check = false } = readOptions({ check: { type: "boolean" } }, usage);
  const database = await openDatabase(loadSettings());
  try {
    if (!check) await rotate();
    const isDone = await tellRemainder();
    if (check && !isDone) process.exitCode = 1;
  } finally {
    await closeDatabase();
    await database.stop();
  }
});

async function rotate(): Promise<void> {
  const renewed = describeUses(await rotateKeys());
  const { id } = currentKey(environment().SEALING_KEYS);
  console.log(renewed === "" ? "Rien n’était à renouveler." : `Renouvelé par la clé « ${id} » : ${renewed}.`);
}

/** One line a key that something still needs, the current one aside; true when there is none. */
async function tellRemainder(): Promise<boolean> {
  const { id: current } = currentKey(environment().SEALING_KEYS);
  const older = [...(await usesOfKeys())].filter(([keyId]) => keyId !== current);
  for (const [keyId, uses] of older) console.log(`La clé « ${keyId} » ouvre encore : ${describeUses(uses)}.`);
  if (older.length === 0) console.log(`Tout s’ouvre avec la seule clé « ${current} ».`);
  return older.length === 0;
}
