import { describeFormat, describeStudentField, frenchDate } from "@/lib/imports/rules/preview/wording";
import { importFormats } from "@/lib/imports/rules/preview/stored-shapes";
import { count, frenchNumber } from "@/lib/french";
import { outgoingGestures, outgoingGestureNames } from "@/lib/outgoing/rules";
import { counted, detailWords, valueWords, wordsOfTruth } from "./detail-words";

/** « Classe : 6e A · contenu : liste et étiquettes ». Identifiers are left to the link beside; what is empty is not said. */
export function describeDetail(detail: Record<string, unknown>): string {
  const parts = Object.entries(detail).flatMap(([name, value]) => describeFact(name, value) ?? []);
  const text = parts.join(" · ");
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}

function describeFact(name: string, value: unknown): string | null {
  if (isHidden(name, value)) return null;
  const numbered = counted[name];
  if (typeof value === "number" && numbered) return count(value, ...numbered);
  if (value === true) return wordsOfTruth[name] ?? wordOf(name);
  return `${wordOf(name)}\u00A0: ${describeValue(name, value)}`;
}

/** The link beside an entry leads there. */
const isIdentifier = (name: string) => name === "import" || name === "batch" || name.endsWith("Id");

function isHidden(name: string, value: unknown): boolean {
  if (isIdentifier(name)) return true;
  if (name === "className") return value === null;
  return value === null || value === false || value === "" || (Array.isArray(value) && value.length === 0);
}

function describeValue(name: string, value: unknown): string {
  if (typeof value === "string") return describeText(name, value);
  if (typeof value === "number") return frenchNumber(value);
  if (Array.isArray(value)) return value.map((item) => describeStudentField(String(item))).join(", ");
  return describeColumns(value);
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;

function describeGesture(value: string): string {
  const gesture = outgoingGestures.find((known) => known === value);
  return gesture ? outgoingGestureNames[gesture].toLocaleLowerCase("fr") : value;
}

function describeText(name: string, value: string): string {
  if (name === "className" && value === "") return "sans classe";
  if (name.startsWith("until") || isDay.test(value)) return frenchDate(value);
  if (name === "sha256") return `${value.slice(0, 12)}…`;
  return describeWord(name, value);
}

/** A word of the code in those of the reader. */
function describeWord(name: string, value: string): string {
  if (name === "gesture") return describeGesture(value);
  const format = importFormats.find((known) => known === value);
  return format ? describeFormat(format) : (valueWords[value] ?? value);
}

/** The fields that a column was found for. */
function describeColumns(mapping: unknown): string {
  const found = Object.entries(mapping ?? {}).filter(([, column]) => column !== null);
  return found.map(([field]) => describeStudentField(field)).join(", ");
}

const wordOf = (name: string): string => detailWords[name] ?? name;
