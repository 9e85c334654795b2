/** The file as a whole cannot be read. `sentence` is French, for the person who sent it. */
export class UnreadableFile extends Error {
  readonly sentence: string;

  constructor(sentence: string) {
    super(sentence);
    this.name = "UnreadableFile";
    this.sentence = sentence;
  }
}
