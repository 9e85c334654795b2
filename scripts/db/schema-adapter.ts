import { randomBytes } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

const charType = 18;
const textType = 25;

/** The same pool, which says which columns of each result were "char", and passes them for text. */
function tellingCharacters(pool: pg.Pool, tell: (columns: number[]) => void): pg.Pool {
  const query = async (config: pg.QueryArrayConfig) => {
    const result = await pool.query(config);
    const characters = [...result.fields.keys()].filter((at) => result.fields[at]?.dataTypeID === charType);
    for (const field of result.fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
    tell(characters);
    return result;
  };
  return new Proxy(pool, {
    get: (target, key): unknown => (key === "query" ? query : Reflect.get(target, key, target)),
  });
}

/**
 * Prisma's adapter, mended for the schema engine: version 7.10.0 refuses the "char" columns of PostgreSQL's
 * catalogue, and cuts scripts at every semicolon, even inside a function's body.
 */
async function open(connectionString: string): Promise<SqlDriverAdapter> {
  // One connection: its queries follow one another, so the columns told are those of the result in hand.
  const pool = new pg.Pool({ connectionString, max: 1 });
  let characters: number[] = [];
  const adapter = await new PrismaPg(tellingCharacters(pool, (columns) => (characters = columns))).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);

  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const at of characters) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  adapter.dispose = async () => {
    if (!pool.ending) await pool.end();
  };
  return adapter;
}

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Connections of the schema engine to one server, whose owner may create databases; the engine closes none. */
export class SchemaConnections implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  private readonly opened: SqlDriverAdapter[] = [];
  private readonly shadow = `shadow_${randomBytes(6).toString("hex")}`;

  constructor(private readonly url: string) {}

  connect(): Promise<SqlDriverAdapter> {
    return this.keep(this.url);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    await asOwner(this.url, `create database ${this.shadow} template template0`);
    const address = new URL(this.url);
    address.pathname = `/${this.shadow}`;
    return this.keep(address.href);
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
    await asOwner(this.url, `drop database if exists ${this.shadow}`);
  }

  private async keep(url: string): Promise<SqlDriverAdapter> {
    const adapter = await open(url);
    this.opened.push(adapter);
    return adapter;
  }
}
