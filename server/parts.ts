import type { Config } from './config.ts'
import type { DiaryWriter } from './diary/openWriter.ts'
import type { ImageFiles } from './images/imageFiles.ts'
import type { LinkKey } from './identity/linkKey.ts'
import type { Logger } from './log.ts'
import type { Agreements } from './agreement/agreements.ts'
import type { Attendance } from './attendance/openAttendance.ts'
import type { History } from './history/openHistory.ts'
import type { Signer } from './agreement/signing.ts'
import type { Rounds } from './rounds/openRounds.ts'
import type { Db } from './storage/database.ts'
import type { Figures } from './metrics/openFigures.ts'
import type { UpdateLog } from './storage/updateLog.ts'
import type { Halls } from './hall/openHalls.ts'
import type { Rooms } from './sync/rooms.ts'

/** What a running server is made of, handed to whatever needs some of it. */
export interface Parts {
  config: Config
  db: Db
  updates: UpdateLog
  rooms: Rooms
  halls: Halls
  attendance: Attendance
  rounds: Rounds
  figures: Figures
  history: History
  diaryWriter: DiaryWriter
  agreements: Agreements
  images: ImageFiles
  signer: Signer
  linkKey: LinkKey
  /** Which build of the pages is handed out, if they say. */
  clientBuild: () => Promise<string | null>
  log: Logger
  now: () => Date
}
