import { drawRightsSchool } from "./rights-school";
import { indexRights, targetsOf } from "@/lib/rights/rules/effective";
import { proposeConversions } from "@/lib/rights/rules/convert/proposals";
const d = drawRightsSchool(20261126, 10);
for (let i = 0; i < 2; i += 1) {
const s = performance.now();
const index = indexRights(d.school);
const m = performance.now();
for (const t of targetsOf(d.school)) proposeConversions(index, t, { added: 0 });
console.log(m - s, performance.now() - m);
}
