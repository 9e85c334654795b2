import { ensureEmbedded } from "@/lib/platform/database/embedded/cluster";

// A console that starts: says in one line whether it started the server, and at which address.
const [baseDirectory = ""] = process.argv.slice(2);
const { started, applicationUrl } = await ensureEmbedded({ baseDirectory, log: () => undefined });
console.log(JSON.stringify({ started, applicationUrl }));
