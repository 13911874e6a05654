/** From where on something needs the operator, and why there. Seconds, bytes, shares of one. */
export const THRESHOLDS = {
  /** An edit is told to others and called saved when it is on disk: above a tenth of a second people see it lag. */
  commitP99: 0.1,
  /** A hundredth of fewer batches is less than one: then all since the start are looked at. */
  batchesForP99: 100,
  /** What one hostile client may cost everyone at most (docs/SECURITY.md); nothing else should come near it. */
  loopLag: 0.25,
  /** One thread carries all labs. At 70 % work waits more than twice as long as it takes, and steeply more above. */
  loopBusy: 0.7,
  /** Room for a peak: everyone comes back at once after a break of the network. */
  memory: 0.8,
  files: 0.8,
  /** A share of all sockets: a few people are always on a bad line, more are a bad network. */
  behind: 0.05,
  /** Sockets a second sent away for what they sent: honest pages are never. */
  sentAway: 1,
  /** What is not committed yet, a checkpoint and a history made anew all need room beside the databases. */
  diskFree: 1e9,
  /** A week in which people work eight hours a day as they do now: until then somebody looks again. */
  diskHours: 40,
  /**
   * What an edit comes to in the log and in the history: 50 to 247 bytes and 144 (docs/OPERATING.md). Taken as they
   * come, since packing follows.
   */
  bytesOfEdit: 400,
} as const
