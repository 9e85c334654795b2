import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["MIGRATION_DATABASE_URL"] ?? "postgresql://unset/unset" },
});
