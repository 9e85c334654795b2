/** The map of the house: which room may open which door. A room is a file, or a folder of the same name. */
const room = (...names) => `^lib/[^/]+/(${names.join("|")})([.]ts$|/)`;
const kernel = "^lib/[^/]+[.]ts$";

module.exports = {
  forbidden: [
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: [room("rules", "schema"), kernel] },
      to: { pathNot: [room("rules", "schema"), kernel, "node_modules/zod"] },
    },
    {
      name: "store-stays-in-lib",
      severity: "error",
      from: { pathNot: "^(lib|tests|bench)/" },
      to: { path: room("store") },
    },
    {
      name: "store-stays-in-its-domain",
      severity: "error",
      from: { path: "^lib/([^/]+)/" },
      to: { path: room("store"), pathNot: "^lib/$1/" },
    },
    {
      name: "database-stays-behind-lib",
      severity: "error",
      from: { pathNot: "^(lib|prisma|tests|scripts|bench)/" },
      to: { path: "^lib/platform/database|@prisma/client|^prisma/generated" },
    },
    {
      name: "pages-use-the-doors",
      severity: "error",
      from: { path: "^app/" },
      to: {
        path: "^lib/",
        pathNot: [
          room("actions", "read", "rules", "schema", "documents", "uploads"),
          kernel,
          "^lib/platform/(auth|env|document-route|route-answers)[.]ts",
        ],
      },
    },
    {
      name: "components-never-read",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: "^(app|tests)/|^lib/",
        pathNot: [room("actions", "rules", "schema"), kernel, "^lib/platform/permissions[.]ts"],
      },
    },
    {
      name: "ui-knows-no-business",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib|app)/|^components/(?!ui/)", pathNot: kernel },
    },
    {
      name: "lib-ignores-the-screen",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components|tests)/" },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-cycle-between-domains",
      severity: "error",
      scope: "folder",
      from: { path: "^lib/", pathNot: "^lib/[^/]+/.+" },
      to: { circular: true },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^prisma/generated/" },
  },
};
