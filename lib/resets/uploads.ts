import "server-only";
import { defineUpload } from "@/lib/platform/define-upload";
import { RefusedUpload } from "@/lib/platform/incoming-files";
import { maxListBytes } from "./formats/received-list";
import { keepList } from "./received-lists";
import { maxWaitingLists } from "./rules/received-list/lifecycle";
import { campaignSchema } from "./schema";

/**
 * Receives the lists that EduConnect produced for a campaign, one a class or all together: each is sealed as it came,
 * in memory only until then, and read afterwards. Answers the lists’ ids.
 */
export const receiveLists = defineUpload({
  permission: "reset:run",
  audit: "list.received",
  input: campaignSchema,
  maxFiles: maxWaitingLists,
  maxBytes: maxListBytes,
  async receive({ file, actor, input: { campaignId }, now, commit }) {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.bytes) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    return commit(async (tx) => {
      const kept = await keepList(tx, { campaignId, fileName: file.name, bytes }, actor, now);
      if (!kept.accepted) throw new RefusedUpload(kept.reason);
      const { id, isNew } = kept.change;
      const detail = {
        listId: id,
        fileName: file.name,
        size: bytes.length,
        ...(!isNew && { repeated: true }),
      };
      return { result: id, targets: [{ kind: "campaign", id: campaignId, detail }] };
    });
  },
});
