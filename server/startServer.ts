import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp, type AppOptions } from './app.ts'
import { openAgreements } from './agreement/agreements.ts'
import { openSigner } from './agreement/signing.ts'
import { openAttendance } from './attendance/openAttendance.ts'
import { finishRestore } from './backup/finishRestore.ts'
import { clientBuild } from './clientBuild.ts'
import type { Config } from './config.ts'
import { openHalls } from './hall/openHalls.ts'
import { hasSession } from './programme/programmeRows.ts'
import { openWriter } from './diary/openWriter.ts'
import { openHistory } from './history/openHistory.ts'
import { openImageFiles } from './images/imageFiles.ts'
import { openLinkKey } from './identity/linkKey.ts'
import { mergedSeats } from './identity/seatNames.ts'
import { stateOf } from './labs/labRows.ts'
import { listen } from './listen.ts'
import { openLog, type Logger } from './log.ts'
import { openFigures } from './metrics/openFigures.ts'
import type { Parts } from './parts.ts'
import { prepareDataDir, requireClient } from './selfTest.ts'
import { StartUpProblem } from './startUpProblem.ts'
import { agreeOnEpochs } from './storage/agreeOnEpochs.ts'
import { openRounds } from './rounds/openRounds.ts'
import { openDatabase } from './storage/database.ts'
import { lockDataDir } from './storage/dataLock.ts'
import { openUpdateLog } from './storage/updateLog.ts'
import { openRooms, type Rooms } from './sync/rooms.ts'

const built = (path: string): string => fileURLToPath(new URL(`../dist/${path}`, import.meta.url))

export interface StartOptions {
  clientDir?: string
  verifyFile?: string
  now?: () => Date
  /** How long an empty room stays in memory. */
  unloadMs?: number
}

export interface RunningServer {
  /** The address people type. */
  url: string
  /** The address at which this machine reaches it. */
  localUrl: string
  parts: Parts
  /** Stops accepting, keeps what was sent, says goodbye, closes in order. Calling it again waits for the same end. */
  close(): Promise<void>
}

/** What has been opened so far, closed in the reverse order. */
const closers = () => {
  const open: (() => Promise<void> | void)[] = []
  return {
    add: (close: () => Promise<void> | void) => void open.push(close),
    closeAll: async () => {
      for (let close = open.pop(); close; close = open.pop()) await close()
    },
  }
}
type Closers = ReturnType<typeof closers>

const openParts = async (
  config: Config,
  clientDir: string,
  { now = () => new Date(), unloadMs }: StartOptions,
  opened: Closers,
): Promise<Parts> => {
  prepareDataDir(config.dataDir)
  opened.add(lockDataDir(config.dataDir))
  const log = openLog(config)
  const restore = finishRestore(config.dataDir)
  if (restore !== null) log.warn(restore)
  const { db, updates, history } = await openStores(config, opened, log)
  const diaryWriter = openWriter()
  opened.add(() => diaryWriter.close())
  const figures = openFigures({ dataDir: config.dataDir })
  opened.add(() => figures.close())
  const time = () => now().getTime()
  const halls = await openHalls({ db, log, now: time, rooms: () => rooms, hasSession })
  opened.add(() => halls.close())
  const attendance = openAttendance({ db, log, now: time })
  opened.add(() => attendance.close())
  const rooms: Rooms = openRooms({
    hall: halls,
    comings: attendance,
    log: updates,
    meter: figures.meter,
    stateOf: (labId) => stateOf(db, labId),
    mergedSeats: (labId) => mergedSeats(db, labId),
    now: time,
    logger: log,
    ...(unloadMs !== undefined && { unloadMs }),
    // While nobody works in the lab; whoever asks in the morning does not wait for all of yesterday.
    onEmpty: (labId) =>
      void history.follow(labId).catch((err: unknown) => log.warn({ labId, err }, 'history waits')),
  })
  opened.add(() => rooms.close())
  figures.watch(rooms)
  const rounds = openRounds({ db, rooms })
  opened.add(() => rounds.close())
  const signer = await openSigner(config.dataDir)
  return {
    config,
    db,
    updates,
    rooms,
    halls,
    attendance,
    rounds,
    figures,
    history,
    diaryWriter,
    agreements: openAgreements(),
    images: openImageFiles(config.dataDir),
    signer,
    linkKey: openLinkKey(config.dataDir),
    clientBuild: () => clientBuild(clientDir),
    log,
    now,
  }
}

const openStores = async (
  { dataDir }: Config,
  opened: Closers,
  log: Logger,
): Promise<Pick<Parts, 'db' | 'updates' | 'history'>> => {
  const db = openDatabase(dataDir)
  opened.add(() => db.destroy())
  const told = (problem: string) => log.error(problem)
  const updates = await openUpdateLog(join(dataDir, 'log.sqlite'), told).catch((error: unknown) => {
    throw error instanceof Error ? new StartUpProblem(error.message) : error
  })
  opened.add(() => updates.close())
  await agreeOnEpochs(db, dataDir)
  const history = openHistory({ dataDir })
  opened.add(() => history.close())
  return { db, updates, history }
}

/** Starts one server on one port. Rejects with a `StartUpProblem` in words when something stands against it. */
export const startServer = async (config: Config, options: StartOptions = {}): Promise<RunningServer> => {
  const opened = closers()
  try {
    return await start(config, options, opened)
  } catch (error) {
    await opened.closeAll()
    throw error
  }
}

const start = async (config: Config, options: StartOptions, opened: Closers): Promise<RunningServer> => {
  const clientDir = options.clientDir ?? built('client')
  requireClient(clientDir)
  const parts = await openParts(config, clientDir, options, opened)
  let stopping = false
  const appOptions: AppOptions = {
    clientDir,
    verifyFile: options.verifyFile ?? built('verify.mjs'),
    isStopping: () => stopping,
  }
  const listening = await listen(config, createApp(parts, appOptions).fetch)
  // Rooms first: what was received is kept before a socket is told goodbye.
  const close = async () => {
    stopping = true
    listening.stopAccepting()
    await parts.rooms.close()
    await listening.close()
    await opened.closeAll()
  }
  let ending: Promise<void> | null = null
  const scheme = config.tls ? 'https' : 'http'
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return {
    url: config.publicUrl ?? `${scheme}://${host}:${listening.port}`,
    localUrl: `${scheme}://${host === 'localhost' ? '127.0.0.1' : host}:${listening.port}`,
    parts,
    close: () => (ending ??= close()),
  }
}
