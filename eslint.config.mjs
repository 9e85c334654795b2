import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const actionFiles = ["lib/*/actions.ts", "lib/*/actions/*.ts"];
const ruleFiles = ["lib/*/rules.ts", "lib/*/rules/**/*.ts", "lib/*/schema.ts", "lib/decision.ts"];

// ESLint keeps only the last `no-restricted-syntax` that matches a file: the selectors are shared as constants.
const actionsLiveInLib = {
  selector: "ExpressionStatement[directive='use server']",
  message: "A server action is declared in lib/<domain>/actions.ts.",
};
const onlyDoors = [
  {
    selector:
      "ExportNamedDeclaration > FunctionDeclaration, ExportDefaultDeclaration, ExportAllDeclaration, ExportNamedDeclaration[source], ExportNamedDeclaration > ExportSpecifier",
    message: "Every action goes through defineAction: permission, schema and journal included.",
  },
  {
    selector:
      "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.callee.name='defineAction'])",
    message: "Every action goes through defineAction: permission, schema and journal included.",
  },
];
const pureRule = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], MemberExpression[object.name='Date'][property.name='now'], MemberExpression[object.name='Math'][property.name='random'], MemberExpression[object.name='process'][property.name='env'], AwaitExpression",
  message: "A rule is pure: time, chance and data are given to it.",
};

export default tseslint.config(
  {
    ignores: [
      "node_modules/**",
      ".next/**",
      ".data/**",
      "prisma/generated/**",
      "next-env.d.ts",
      "**/*.cjs",
      "**/*.mjs",
      "test-results/**",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 8],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["app/**", "components/**", "lib/**"],
    ignores: actionFiles,
    rules: { "no-restricted-syntax": ["error", actionsLiveInLib] },
  },
  { files: actionFiles, rules: { "no-restricted-syntax": ["error", ...onlyDoors] } },
  { files: ruleFiles, rules: { "no-restricted-syntax": ["error", actionsLiveInLib, pureRule] } },
  {
    // A test is a story told in one breath: its length is the number of its cases.
    files: ["tests/**"],
    rules: { "max-lines-per-function": "off" },
  },
);
