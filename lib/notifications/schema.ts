import * as z from "zod";

export const notificationSchema = z.object({
  notificationId: z.uuid("Cette annonce n’existe pas."),
});
