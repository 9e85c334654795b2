import { parseArgs, type ParseArgsConfig } from "node:util";
import { CannotStart } from "./failure";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The options of a command line; anything else on it is refused with the usage, in French. */
export function readOptions<Config extends Options>(options: Config, usage: string) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new CannotStart(`Une option n’est pas reconnue. Usage : ${usage}`, { cause: error });
  }
}
