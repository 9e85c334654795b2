import pg from "pg";
import { genesisOf, type StoredEntry, verifyEntries } from "@/lib/platform/journal/verify";
import { ensureEmbedded } from "@/lib/platform/database/embedded/cluster";
import { loadSettings } from "./start/settings";

const batchSize = 5000;

type Head = { installation_id: string; seq: string; hash: string };
type Row = {
  seq: string;
  text: string;
  hash: string;
  at: Date;
  uai: string | null;
  action: string;
  target_id: string | null;
};

const entryOf = ({ seq, target_id, ...row }: Row): StoredEntry => ({
  ...row,
  seq: BigInt(seq),
  targetId: target_id,
});

/** Walks the whole chain as the owner of the database; answers the sentence to print and whether all is well. */
async function verifyJournal(client: pg.Client): Promise<{ intact: boolean; sentence: string }> {
  const { rows: heads } = await client.query<Head>("select installation_id, seq, hash from journal_head");
  const [head] = heads;
  if (!head)
    return { intact: false, sentence: "Le journal n’a pas de tête : la base n’est pas celle d’une console." };
  let link = genesisOf(head.installation_id);
  for (;;) {
    const { rows } = await client.query<Row>(
      "select seq, text, hash, at, uai, action, target_id from journal_entry where seq > $1 order by seq limit $2",
      [link.seq.toString(), batchSize],
    );
    if (rows.length === 0) break;
    const check = verifyEntries(link, rows.map(entryOf));
    if (!check.intact) return { intact: false, sentence: `Journal altéré. ${check.fault}` };
    link = check.link;
  }
  if (link.seq.toString() !== head.seq || link.hash !== head.hash)
    return {
      intact: false,
      sentence: `Journal altéré. Des entrées manquent à la fin, après l’entrée ${link.seq}.`,
    };
  return { intact: true, sentence: `Journal intact : ${link.seq} entrées, dernière empreinte ${link.hash}.` };
}

/** The journal is read as the owner: the application itself sees one school at a time. */
async function openAsOwner(): Promise<{ client: pg.Client; leave: () => Promise<void> }> {
  const { dataDirectory } = loadSettings();
  const given = process.env["MIGRATION_DATABASE_URL"];
  const embedded = given
    ? null
    : await ensureEmbedded({ baseDirectory: dataDirectory, log: () => undefined });
  const client = new pg.Client({ connectionString: given ?? embedded?.migrationUrl });
  await client.connect();
  return {
    client,
    leave: async () => {
      await client.end();
      if (embedded?.started) await embedded.stop();
    },
  };
}

const { client, leave } = await openAsOwner();
try {
  // One moment of the chain, even while the console writes on.
  await client.query("begin isolation level repeatable read read only");
  const { intact, sentence } = await verifyJournal(client);
  console.log(sentence);
  process.exitCode = intact ? 0 : 1;
} finally {
  await leave();
}
