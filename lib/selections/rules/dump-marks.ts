type Label = { kind: "SECRET" | "PLACE" | "ACCOUNT" | "PERSON"; rest: string };

const labels: readonly (readonly [Label["kind"], RegExp])[] = [
  ["SECRET", /^(?:password|passwd|passe?|pwd|mdp|mot de passe|secret|code|pin)\s*[:=]\s*(.*)$/iu],
  [
    "PLACE",
    /^(?:url|hosts?(?:name)?|h[oô]te|site|soft(?:ware)?|application|app|browser|navigateur|date|ip|storage|profile?)\s*[:=]\s*(.*)$/iu,
  ],
  [
    "ACCOUNT",
    /^(?:login|user(?:[ _-]?name)?|utilisateur|identifiant|id|e-?mail|courriel|compte|ine)\s*[:=]\s*(.*)$/iu,
  ],
  ["PERSON", /^(?:nom|[eé]l[eè]ve|nom et pr[eé]nom)\s*[:=]\s*(.*)$/iu],
];

/** What the first word of a line such as "Username: jean.dupont12" says of the rest; null when it is no label. */
export function labelOf(text: string): Label | null {
  // A site begins like a label: "https" is none of them, and a port never follows one.
  for (const [kind, form] of labels) {
    const found = form.exec(text);
    if (found) return { kind, rest: (found[1] ?? "").trim() };
  }
  return null;
}

const authority = String.raw`[^\s/:;|,?#]+`;
/** A port is followed by a path, or by a login and a password; a login made of figures is followed by one field. */
const port = String.raw`(?::\d{1,5}(?=[/?#]|$|[\s:;|,]+[^\s:;|,]+[\s:;|,]))?`;
const path = String.raw`(?:[/?#][^\s:;|,]*)?`;
const withScheme = new RegExp(String.raw`^[a-z][a-z\d+.-]{1,20}:\/\/\/?${authority}${port}${path}`, "iu");
const withPath = new RegExp(String.raw`^(?:[a-z\d-]+\.)+[a-z]{2,}(?::\d{1,5})?\/[^\s:;|,]*`, "iu");
const bareHost =
  /^(?:[a-z\d-]+\.)+(?:fr|com|net|org|eu|info|io|edu|app|dev|be|ch|ca|uk|de|es|it|pt|re|nc|pf)(?::\d{1,5})?(?=[\s:;|,]+[^\s:;|,]+[\s:;|,]+\S)/iu;

/** What follows the address of a site at the head of a line, as stealers write it; null when there is none. */
export function afterPlace(text: string): string | null {
  const found = withScheme.exec(text) ?? withPath.exec(text) ?? bareHost.exec(text);
  return found ? text.slice(found[0].length).replace(/^[\s:;|,]+/, "") : null;
}
