/** A set of people as bits, numbered by their rank in the school: unions and counts of thousands stay cheap. */
export class PeopleSet {
  private constructor(private readonly words: Uint32Array) {}

  static empty(size: number): PeopleSet {
    return new PeopleSet(new Uint32Array(Math.ceil(size / 32)));
  }

  static of(size: number, ranks: Iterable<number>): PeopleSet {
    const set = PeopleSet.empty(size);
    for (const rank of ranks) set.add(rank);
    return set;
  }

  copy(): PeopleSet {
    return new PeopleSet(this.words.slice());
  }

  add(rank: number): void {
    this.words[rank >>> 5] = (this.words[rank >>> 5] ?? 0) | (1 << (rank & 31));
  }

  has(rank: number): boolean {
    return ((this.words[rank >>> 5] ?? 0) & (1 << (rank & 31))) !== 0;
  }

  addAll(other: PeopleSet): void {
    for (let index = 0; index < this.words.length; index += 1)
      this.words[index] = (this.words[index] ?? 0) | (other.words[index] ?? 0);
  }

  and(other: PeopleSet): PeopleSet {
    const both = this.copy();
    for (let index = 0; index < both.words.length; index += 1)
      both.words[index] = (both.words[index] ?? 0) & (other.words[index] ?? 0);
    return both;
  }

  without(other: PeopleSet): PeopleSet {
    const rest = this.copy();
    for (let index = 0; index < rest.words.length; index += 1)
      rest.words[index] = (rest.words[index] ?? 0) & ~(other.words[index] ?? 0);
    return rest;
  }

  /** How many are in both, without building the set. */
  countIn(other: PeopleSet): number {
    return this.words.reduce((sum, word, index) => sum + bitCount(word & (other.words[index] ?? 0)), 0);
  }

  /** How many are here and not there. */
  countOutside(other: PeopleSet): number {
    return this.words.reduce((sum, word, index) => sum + bitCount(word & ~(other.words[index] ?? 0)), 0);
  }

  meets(other: PeopleSet): boolean {
    return this.words.some((word, index) => (word & (other.words[index] ?? 0)) !== 0);
  }

  isWithin(other: PeopleSet): boolean {
    return !this.words.some((word, index) => (word & ~(other.words[index] ?? 0)) !== 0);
  }

  equals(other: PeopleSet): boolean {
    return !this.words.some((word, index) => word !== other.words[index]);
  }

  get size(): number {
    return this.words.reduce((sum, word) => sum + bitCount(word), 0);
  }

  get isEmpty(): boolean {
    return !this.words.some((word) => word !== 0);
  }

  ranks(): number[] {
    const ranks: number[] = [];
    for (let index = 0; index < this.words.length; index += 1)
      for (let rest = this.words[index] ?? 0; rest !== 0; rest &= rest - 1)
        ranks.push(index * 32 + (31 - Math.clz32(rest & -rest)));
    return ranks;
  }

  /** The same for two equal sets: a key to find sets again. */
  key(): string {
    return this.words.join();
  }
}

/** Bits at one in 32 (Hacker’s Delight, 5-2). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
