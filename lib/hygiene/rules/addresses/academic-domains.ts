/** Mail domains of the académies (domain § 5), those of the past included: data. */
const academies = [
  ...[
    "lille",
    "amiens",
    "normandie",
    "reims",
    "nancy-metz",
    "strasbourg",
    "creteil",
    "paris",
    "versailles",
    "rennes",
  ],
  ...["nantes", "orleans-tours", "dijon", "besancon", "poitiers", "limoges", "clermont", "lyon", "grenoble"],
  ...[
    "bordeaux",
    "toulouse",
    "montpellier",
    "aix-marseille",
    "nice",
    "corse",
    "martinique",
    "guadeloupe",
    "reunion",
  ],
  ...["guyane", "mayotte", "spm", "rouen", "caen"],
];

const academicDomains: ReadonlySet<string> = new Set([
  ...academies.map((name) => `ac-${name}.fr`),
  ...["ac-wf.wf", "ac-noumea.nc", "monvr.pf", "ac-polynesie.pf", "education.gouv.fr"],
]);

/** Exactly one of the académies’ domains, or of the ministry’s: a sub-domain is another machine’s. */
export function isAcademicDomain(domain: string): boolean {
  return academicDomains.has(domain) || /^region-academique-[a-z]+(?:-[a-z]+)*\.fr$/.test(domain);
}

/** Letters of other scripts, and figures, that are taken for Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{
    а: "a",
    с: "c",
    е: "e",
    о: "o",
    р: "p",
    х: "x",
    у: "y",
    ѕ: "s",
    і: "i",
    ӏ: "l",
    ԁ: "d",
    һ: "h",
    к: "k",
    м: "m",
  },
  ...{
    т: "t",
    в: "b",
    н: "h",
    г: "r",
    ո: "n",
    ս: "u",
    α: "a",
    ο: "o",
    ε: "e",
    ι: "i",
    κ: "k",
    ν: "v",
    ρ: "p",
    τ: "t",
  },
  ...{ υ: "u", χ: "x", ı: "i", ɡ: "g", ⅼ: "l", "0": "o", "1": "l", "|": "l", ա: "w", ԛ: "q", ԝ: "w" },
};

/** What a domain looks like to a hurried reader: invisible signs gone, look-alikes read as Latin, accents dropped. */
function skeletonOf(domain: string): string {
  return Array.from(domain.normalize("NFKD").toLowerCase())
    .filter((sign) => !/[\p{M}\p{Cf}]/u.test(sign))
    .map((sign) => lookAlikes[sign] ?? sign)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

const skeletons = new Map([...academicDomains].map((domain) => [skeletonOf(domain), domain]));

/**
 * The académie’s domain that another one passes for, or null: letters of another script, one sign apart, another
 * ending, or the true domain buried in a longer one. A domain that is academic imitates nothing.
 */
export function imitatedDomain(domain: string): string | null {
  if (isAcademicDomain(domain) || isSubdomain(domain)) return null;
  const skeleton = skeletonOf(domain.replace(/(^|\.)xn--/g, "$1"));
  const exact = skeletons.get(skeleton);
  if (exact) return exact;
  for (const [known, name] of skeletons) {
    const stem = known.slice(0, known.lastIndexOf("."));
    if (isBuried(skeleton, known, stem) || isOneSignApart(skeleton, known)) return name;
  }
  return null;
}

/** A machine of the académie’s own: not its mailboxes, but nobody else’s. */
function isSubdomain(domain: string): boolean {
  return [...academicDomains].some((name) => domain.endsWith(`.${name}`));
}

/** “ac-toulouse.fr.example.com”, “ac-toulouse.com”, “mail-ac-toulouse.fr”. */
function isBuried(skeleton: string, known: string, stem: string): boolean {
  if (!stem.startsWith("ac-")) return false;
  return (
    skeleton.startsWith(`${known}.`) ||
    new RegExp(`(?:^|[.-])${stem}[.-]`).test(skeleton) ||
    skeleton.endsWith(known)
  );
}

/** One sign put in, left out, changed, or two swapped; short names are too close to others for that. */
function isOneSignApart(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < shortestName || Math.abs(one.length - other.length) > 1)
    return false;
  const start = sharedStart(one, other);
  const end = Math.min(
    sharedStart(reversed(one), reversed(other)),
    Math.min(one.length, other.length) - start,
  );
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  const isSwap = left.length === 2 && left === reversed(right);
  return isSwap || (left.length <= 1 && right.length <= 1);
}

const shortestName = 9;

const reversed = (text: string) => Array.from(text).reverse().join("");

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
