/** The database cannot be had; the message is French, complete and free of secrets: show it as it is. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}
