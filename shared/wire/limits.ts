/**
 * Every bound of the product in one place, enforced on both sides; each has a test that attacks it.
 * Lengths are UTF-16 code units, sizes bytes, times milliseconds.
 */
export const LIMITS = {
  titleLength: 300,
  longTextLength: 20_000,
  setSize: 200,
  entitiesPerLab: 20_000,
  batchSize: 200,
  locksPerLab: 200,
  answersPerRequest: 100,
  /** Of one participant in a lab: everyone's pages are told all of them. */
  answersPerSeat: 1_000,
  /** Seats that are put into a room by one request: all of the largest lab. */
  seatsPlacedAtOnce: 1_000,
  /** Of one lab, all that were ever made; ideas of one seat in a round, and of all together. */
  roundsPerLab: 1_000,
  ideasPerSeat: 50,
  entriesPerRound: 3_000,
  roundTextLength: 4_000,
  /** How long a round may be open, and be made longer at a time. */
  roundSeconds: 7 * 24 * 3600,
  /** Answers of one seat: a burst of ideas, and then so many a second. */
  roundAnswerBurst: 120,
  roundAnswersPerSecond: 4,
  valueDepth: 32,
  /** A key of the document or inside a value, in UTF-8. */
  keyBytes: 512,
  /** A websocket frame: a first answer to the handshake may carry a whole plan. */
  frameBytes: 8 * 1024 * 1024,
  /** A packed plan, unpacked: several times what a lab comes to. A larger one is sent as it is. */
  unpackedBytes: 64 * 1024 * 1024,
  /** A larger message comes in parts of so many bytes, to who takes them: one a second at 256 kbit/s. */
  partBytes: 32 * 1024,
  /** All parts of a message together. */
  partedBytes: 64 * 1024 * 1024,
  /** One update outside the handshake. */
  updateBytes: 1024 * 1024,
  presenceBytes: 4 * 1024,
  /** What all sockets of a seat may say anew of where they are: who drags fifty cards says 16 kB a second. */
  presenceBytesPerSecond: 24 * 1024,
  presenceByteBurst: 128 * 1024,
  /** How long everybody is asked to come to one place. */
  summonsMs: 30 * 60_000,
  /** Whose states one presence message tells; a stock client repeats everyone's. */
  presenceEntries: 2_000,
  /** Updates that wait for earlier ones, held until the socket's first answer to the handshake, then judged at once. */
  pendingBytes: 512 * 1024,
  /** A state vector names every client id that ever wrote; six weeks of a lab come to some 20,000. */
  stateVectorBytes: 256 * 1024,
  /** Structs and values of one update together: taking in that many costs about 0.15 s. */
  updateParts: 16_000,
  /** Deleted ranges of one update; a handshake repeats all of the document's. */
  deletedRanges: 300_000,
  /** Steps past what others wrote in a text to find the places of one update's words: about 0.3 µs each. */
  textSteps: 3_000,
  /** The same for an answer to the handshake: what two have written at one place while both were away. */
  handshakeTextSteps: 30_000,
  /** Client ids first seen in one update: a device's earlier documents, kept while it was away. */
  newClientsPerUpdate: 64,
  /** Open sockets of one seat: its devices with their pages. */
  socketsPerSeat: 32,
  /** Of one seat, in the last minute: sockets opened, and plans sent whole. */
  joinsPerMinute: 100,
  messagesPerSecond: 200,
  messageBurst: 400,
  /** All sockets of a seat together; the bytes below are too. */
  seatMessagesPerSecond: 600,
  seatMessageBurst: 1_200,
  bytesPerSecond: 2 * 1024 * 1024,
  byteBurst: 16 * 1024 * 1024,
  /** What a seat has sent and has not been judged yet: the most dear edits are sent faster than they can be. */
  waitingBytes: 16 * 1024 * 1024,
  /** What all sockets of a seat may have begun to send and not ended: four devices that were away. */
  unfinishedBytes: 32 * 1024 * 1024,
  /** What a seat may add to the plan, so that nobody alone makes it too large to work with: a busy day is 1 MB. */
  addedByteBurst: 8 * 1024 * 1024,
  addedBytesPerSecond: 1024,
  /** A socket that has not taken so much is told later of what happens, all at once. */
  behindBytes: 256 * 1024,
  /** What may wait to be sent to one slow reader, beside the largest frame it was sent, before it is cut off and asked to come back. */
  backlogBytes: 16 * 1024 * 1024,
  /** How long a freeze waits for edits on their way. */
  freezeDrainMs: 2_000,
  roadmapBytes: 32 * 1024 * 1024,
  /** Length of the content of all initiatives together, what they share counted with each. */
  roadmapHashedLength: 128 * 1024 * 1024,
  jsonBodyBytes: 256 * 1024,
  /** What a facilitator says to the room; a timer's label, and how long it may run. */
  hallMessageLength: 500,
  timerLabelLength: 120,
  timerSeconds: 24 * 3600,
  /** Of one seat: hands up and down, reactions, and what who leads does; a burst, and then so many a second. */
  handBurst: 10,
  handsPerSecond: 0.5,
  reactionBurst: 6,
  reactionsPerSecond: 0.5,
  hallActBurst: 60,
  hallActsPerSecond: 5,
  /** A picture as it is sent. */
  imageBytes: 10 * 1024 * 1024,
  /** Its width and its height, in pixels, and how many it has: a browser unpacks four bytes of each. */
  imageSide: 8_192,
  imagePixels: 25_000_000,
  /** All pictures of a lab, and those that one seat brought. */
  labImageBytes: 2 * 1024 * 1024 * 1024,
  seatImageBytes: 512 * 1024 * 1024,
  /** Of one seat: a folder of pictures at once, and then one every four seconds. */
  imageBurst: 60,
  imagesPerSecond: 0.25,
  /** Of one seat, on their way: what has arrived of each lies on the disk and counts for nobody yet. */
  imagesAtOnce: 6,
  /** The length of one drawing as JSON: the longest stroke has some 30,000, a long text the rest. */
  drawingLength: 256 * 1024,
  /** How far from a board's middle a drawing, a cursor or a view may lie, in canvas units: far beyond any card. */
  farthest: 10_000_000,
  /** How far the parts of one reach from where it is: some hundred screens. What an editor has to do grows with it. */
  drawingSide: 100_000,
  frameSide: 1_000_000,
} as const
