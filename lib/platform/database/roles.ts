/** The role that owns the tables and runs the migrations on the embedded server. */
export const ownerRole = "vigie_owner";

/** The role the console works under: migrations name it in their GRANTs, so every server must call it so. */
export const applicationRole = "vigie_app";
