import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // `npm run types` checks the whole house, tests included: a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Left to Node: native code, worker files, fonts read from disk.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "busboy",
    "fontkit",
    "graphile-worker",
    "pdfkit",
    "pg",
    "saxes",
    "yauzl",
  ],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: securityHeaders },
      // proxy.ts gives every other address its own policy.
      {
        source: "/api/:door(imports|fuites|listes)/:uai",
        headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
      },
    ]),
};

export default config;
