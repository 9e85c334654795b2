import { createHeaderReader, type SiecleHeader } from "./header";
import { createMembershipReader, type MembershipReader } from "./memberships";
import { plainMemberships, writeAround } from "./plain-elements";
import { createXmlParser, maxEventLength } from "./xml-parser";
import type { XmlText } from "./xml-text";

export type Survey = {
  header: SiecleHeader;
  memberships: MembershipReader;
  /** Pupils of the file; those that a comment hides are counted too. */
  studentCount: number;
  /** How many ELEVES were passed over, to be read afterwards; null when pupils stand outside of them too. */
  sections: number | null;
};

const opening = "<ELEVES";
const closing = "</ELEVES";
const pupil = "<ELEVE";

/**
 * All that a SIECLE export says outside of ELEVES, verified: what its pupils are is left to a second pass, which needs
 * their classes and finds them after the pupils.
 */
export async function surveyStudents(xml: XmlText): Promise<Survey> {
  const header = createHeaderReader();
  const memberships = createMembershipReader();
  const seen = { sections: 0, strays: 0, inside: false };
  const parser = createXmlParser({
    open(name, attributes, depth) {
      if (depth === 1) header.open(name, attributes, depth);
      else if (name === "ELEVES") seen.inside = true;
      else if (name === "ELEVE") seen.strays += 1;
      else memberships.open(name, attributes);
    },
    close(name, text, depth) {
      if (name === "ELEVES") {
        seen.inside = false;
        seen.sections += 1;
      }
      header.close(name, text, depth);
      memberships.close(name, text);
    },
  });
  const plain = plainMemberships(memberships);
  const pupils = createPupilCounter();
  const passing = createPassing({
    parse: (text) => {
      writeAround(parser, text, plain);
      return seen.inside;
    },
    passOver: (text, length) => {
      pupils.take(text, length);
      parser.skip(text.slice(0, length));
    },
  });
  for await (const text of xml.chunks()) passing.take(text);
  passing.end();
  parser.end();
  const { strays, sections } = seen;
  const studentCount = pupils.count() + strays;
  return { header: header.header, memberships, studentCount, sections: strays > 0 ? null : sections };
}

type Rest = { text: string; more: boolean };

/** Tells the text of ELEVES from the rest. `parse` answers whether ELEVES is open after what it was given. */
function createPassing(to: {
  parse: (text: string) => boolean;
  /** Only the first `length` signs: the others will come again. */
  passOver: (text: string, length: number) => void;
}): { take: (text: string) => void; end: () => void } {
  let inside = false;
  let held = "";
  /** The tag that the text begins with, once it is whole; one too long to be one is left to be refused. */
  const parseTag = (text: string): Rest => {
    const end = text.indexOf(">");
    if (end === -1 && text.length <= maxEventLength) return { text, more: false };
    const length = end === -1 ? text.length : end + 1;
    inside = to.parse(text.slice(0, length));
    return { text: text.slice(length), more: end !== -1 };
  };
  const passOver = (text: string): Rest => {
    const end = text.indexOf(closing);
    const length = end === -1 ? Math.max(0, text.length - closing.length + 1) : end;
    to.passOver(text, length);
    return end === -1 ? { text: text.slice(length), more: false } : parseTag(text.slice(end));
  };
  const parseUpTo = (text: string): Rest => {
    const start = text.indexOf(opening);
    const tail = text.lastIndexOf("<");
    const whole = tail > text.length - opening.length ? tail : text.length;
    const length = start === -1 ? whole : start;
    to.parse(text.slice(0, length));
    return start === -1 ? { text: text.slice(length), more: false } : parseTag(text.slice(start));
  };
  return {
    take(text) {
      let rest: Rest = { text: held + text, more: true };
      while (rest.more) rest = inside ? passOver(rest.text) : parseUpTo(rest.text);
      held = rest.text;
    },
    end() {
      if (!inside) to.parse(held);
    },
  };
}

/** Counts the tags of pupils that begin in the first `length` signs of each text. */
function createPupilCounter(): { take: (text: string, length: number) => void; count: () => number } {
  let count = 0;
  return {
    count: () => count,
    take(text, length) {
      for (let at = text.indexOf(pupil); at !== -1 && at < length; at = text.indexOf(pupil, at + 1)) {
        if (/[\s>/]/.test(text.charAt(at + pupil.length))) count += 1;
      }
    },
  };
}
