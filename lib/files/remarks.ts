/** Most sentences kept of one kind: beyond, only the count goes on. */
const keptRemarks = 50;

/** French sentences gathered while a file is read, all counted and the first ones kept. */
export class Remarks {
  readonly sentences: string[] = [];
  count = 0;

  add(sentence: string): void {
    this.count += 1;
    if (this.sentences.length < keptRemarks) this.sentences.push(sentence);
  }
}
