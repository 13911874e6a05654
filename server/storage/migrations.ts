import type { DatabaseSync } from 'node:sqlite'
import { StartUpProblem } from '../startUpProblem.ts'
import { userVersion } from './userVersion.ts'

/** Tables whose rows are facts: written once, never changed, never taken away. */
const APPEND_ONLY = ['versions', 'commitments', 'endorsements', 'roadmaps', 'imports', 'audit']

const refuseChanges = (table: string) =>
  ['UPDATE', 'DELETE']
    .map(
      (act) => `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table}
        BEGIN SELECT RAISE(ABORT, '${table} are written once'); END;`,
    )
    .join('\n')

/** What is written once may change while a person is being erased, in this one way; `kept` are columns that never do. */
const allowErasing = (table: string, { kept, change }: { kept: string; change: string }) => {
  const same = kept.split(' ').map((column) => `NEW.${column} IS OLD.${column}`)
  return `DROP TRIGGER ${table}_no_update;
    CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} WHEN NOT coalesce(${[...same, change].join(' AND ')}, 0)
      BEGIN SELECT RAISE(ABORT, '${table} are written once'); END;`
}

/** Each step of the schema, in order; a released one is never edited. All DDL of `lab.sqlite` is here. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE persons (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, facilitator INTEGER NOT NULL, deliveryUnit INTEGER NOT NULL,
    createdAt TEXT NOT NULL
  ) STRICT;
  CREATE TABLE labs (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, publication TEXT NOT NULL,
    phase TEXT NOT NULL, version INTEGER NOT NULL, epoch INTEGER NOT NULL, createdAt TEXT NOT NULL
  ) STRICT;
  CREATE TABLE seats (
    id TEXT PRIMARY KEY, labId TEXT NOT NULL REFERENCES labs, personId TEXT REFERENCES persons,
    name TEXT NOT NULL, role TEXT NOT NULL, signatory INTEGER NOT NULL, organisationId TEXT,
    organisationName TEXT NOT NULL, sector TEXT NOT NULL, createdAt TEXT NOT NULL, joinedAt TEXT,
    revokedAt TEXT, UNIQUE (labId, personId)
  ) STRICT;
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, tokenHash TEXT NOT NULL UNIQUE, personId TEXT NOT NULL REFERENCES persons,
    whole INTEGER NOT NULL, createdAt TEXT NOT NULL, expiresAt TEXT NOT NULL, endedAt TEXT
  ) STRICT;
  CREATE TABLE sessionSeats (
    sessionId TEXT NOT NULL REFERENCES sessions, seatId TEXT NOT NULL REFERENCES seats,
    PRIMARY KEY (sessionId, seatId)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessionSeatsBySeat ON sessionSeats (seatId);
  CREATE TABLE links (
    id TEXT PRIMARY KEY, tokenHash TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    personId TEXT REFERENCES persons, seatId TEXT REFERENCES seats,
    createdAt TEXT NOT NULL, usedAt TEXT, revokedAt TEXT
  ) STRICT;
  CREATE INDEX linksBySeat ON links (seatId);
  CREATE TABLE invitations (
    id TEXT PRIMARY KEY, labId TEXT NOT NULL REFERENCES labs, role TEXT NOT NULL, code TEXT NOT NULL UNIQUE,
    tokenHash TEXT NOT NULL UNIQUE, createdBy TEXT NOT NULL REFERENCES seats, createdAt TEXT NOT NULL,
    revokedAt TEXT
  ) STRICT;
  CREATE TABLE versions (
    labId TEXT NOT NULL REFERENCES labs, version INTEGER NOT NULL, plan TEXT NOT NULL, dissents TEXT NOT NULL,
    contentHash TEXT NOT NULL, logSeq INTEGER NOT NULL, frozenBySeatId TEXT NOT NULL REFERENCES seats,
    frozenByName TEXT NOT NULL, frozenAt TEXT NOT NULL, PRIMARY KEY (labId, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE commitments (
    id TEXT PRIMARY KEY, labId TEXT NOT NULL, version INTEGER NOT NULL, initiativeId TEXT NOT NULL,
    contentHash TEXT NOT NULL, organisationId TEXT NOT NULL, organisationName TEXT NOT NULL,
    onBehalfOf TEXT NOT NULL, decision TEXT NOT NULL, statement TEXT NOT NULL,
    seatId TEXT NOT NULL REFERENCES seats, signatoryName TEXT NOT NULL, signatoryRole TEXT NOT NULL,
    sector TEXT NOT NULL, signedAt TEXT NOT NULL,
    FOREIGN KEY (labId, version) REFERENCES versions
  ) STRICT;
  CREATE INDEX commitmentsByLab ON commitments (labId, signedAt);
  CREATE TABLE endorsements (
    labId TEXT NOT NULL, version INTEGER NOT NULL, role TEXT NOT NULL, seatId TEXT NOT NULL REFERENCES seats,
    name TEXT NOT NULL, endorsedAt TEXT NOT NULL, PRIMARY KEY (labId, version, role),
    FOREIGN KEY (labId, version) REFERENCES versions
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE roadmaps (
    labId TEXT NOT NULL, version INTEGER NOT NULL, contentHash TEXT NOT NULL, initiatives INTEGER NOT NULL,
    releasedAt TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (labId, version),
    FOREIGN KEY (labId, version) REFERENCES versions
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE imports (
    id TEXT PRIMARY KEY, fileHash TEXT NOT NULL UNIQUE, contentHash TEXT NOT NULL, labName TEXT NOT NULL,
    version INTEGER NOT NULL, signature TEXT NOT NULL, initiatives INTEGER NOT NULL,
    activities INTEGER NOT NULL, indicators INTEGER NOT NULL, importedBy TEXT NOT NULL,
    importedAt TEXT NOT NULL, body BLOB NOT NULL
  ) STRICT;
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, labId TEXT, actor TEXT NOT NULL, act TEXT NOT NULL,
    details TEXT NOT NULL, prevHash TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE
  ) STRICT;
  ${APPEND_ONLY.map(refuseChanges).join('\n')}
  `,
  `
  CREATE TABLE locks (
    id TEXT PRIMARY KEY, labId TEXT NOT NULL REFERENCES labs, target TEXT NOT NULL, note TEXT NOT NULL,
    setBy TEXT NOT NULL REFERENCES seats, setAt TEXT NOT NULL, liftedBy TEXT REFERENCES seats, liftedAt TEXT
  ) STRICT;
  CREATE UNIQUE INDEX locksStanding ON locks (labId, target) WHERE liftedAt IS NULL;
  CREATE TRIGGER locks_no_delete BEFORE DELETE ON locks
    BEGIN SELECT RAISE(ABORT, 'locks are kept'); END;
  CREATE TRIGGER locks_no_change BEFORE UPDATE OF id, labId, target, note, setBy, setAt ON locks
    BEGIN SELECT RAISE(ABORT, 'locks are set once'); END;
  CREATE TRIGGER locks_lifted BEFORE UPDATE ON locks WHEN OLD.liftedAt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'locks are lifted once'); END;
  `,
  `
  CREATE TABLE images (
    labId TEXT NOT NULL REFERENCES labs, sha256 TEXT NOT NULL, type TEXT NOT NULL, bytes INTEGER NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, addedBy TEXT NOT NULL REFERENCES seats, addedAt TEXT NOT NULL,
    PRIMARY KEY (labId, sha256)
  ) STRICT, WITHOUT ROWID;
  ${refuseChanges('images')}
  `,
  `
  CREATE TABLE requestAnswers (
    seq INTEGER PRIMARY KEY, labId TEXT NOT NULL REFERENCES labs, dependencyId TEXT NOT NULL,
    fromId TEXT NOT NULL, toId TEXT NOT NULL, type TEXT NOT NULL, lagDays INTEGER NOT NULL, askedRoomId TEXT NOT NULL,
    answer TEXT NOT NULL, reason TEXT NOT NULL, promised TEXT, seatId TEXT NOT NULL REFERENCES seats, name TEXT NOT NULL,
    organisationName TEXT NOT NULL, answeredAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX requestAnswersByLab ON requestAnswers (labId, dependencyId);
  ${refuseChanges('requestAnswers')}
  ALTER TABLE versions ADD COLUMN answers TEXT NOT NULL DEFAULT '[]';
  `,
  `
  CREATE TABLE commentReads (
    seatId TEXT NOT NULL REFERENCES seats, commentId TEXT NOT NULL, readAt TEXT NOT NULL,
    PRIMARY KEY (seatId, commentId)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE rounds (
    id TEXT PRIMARY KEY, labId TEXT NOT NULL REFERENCES labs, workstreamId TEXT, kind TEXT NOT NULL,
    question TEXT NOT NULL, settings TEXT NOT NULL, anonymous INTEGER NOT NULL, state TEXT NOT NULL,
    seconds INTEGER, createdBy TEXT NOT NULL REFERENCES seats, createdAt TEXT NOT NULL, openedAt TEXT, endsAt TEXT,
    closedAt TEXT, revealedAt TEXT, purgedAt TEXT, forgotten INTEGER NOT NULL, answered INTEGER, seats INTEGER,
    result TEXT
  ) STRICT;
  CREATE INDEX roundsByLab ON rounds (labId, createdAt);
  CREATE TABLE roundKeys (roundId TEXT PRIMARY KEY REFERENCES rounds, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE roundEntries (
    id TEXT PRIMARY KEY, roundId TEXT NOT NULL REFERENCES rounds, author TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX roundEntriesByRound ON roundEntries (roundId, author);
  CREATE TRIGGER rounds_no_delete BEFORE DELETE ON rounds
    BEGIN SELECT RAISE(ABORT, 'rounds are kept'); END;
  CREATE TRIGGER rounds_no_way_back BEFORE UPDATE OF state ON rounds
    WHEN instr('draft open closed revealed', NEW.state) < instr('draft open closed revealed', OLD.state)
    BEGIN SELECT RAISE(ABORT, 'rounds go one way'); END;
  ${['INSERT', 'UPDATE']
    .map(
      (act) => `CREATE TRIGGER roundEntries_${act.toLowerCase()} BEFORE ${act} ON roundEntries
        WHEN (SELECT state FROM rounds WHERE id = NEW.roundId) <> 'open'
        BEGIN SELECT RAISE(ABORT, 'answers are given while a round is open'); END;`,
    )
    .join('\n')}
  `,
  `
  CREATE TABLE halls (
    labId TEXT PRIMARY KEY REFERENCES labs, state TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE programmes (
    labId TEXT PRIMARY KEY REFERENCES labs, revision INTEGER NOT NULL, body TEXT NOT NULL,
    changedBy TEXT NOT NULL, changedAt TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE programmeTicks (
    labId TEXT NOT NULL REFERENCES labs, artefactId TEXT NOT NULL, workstreamId TEXT NOT NULL,
    seatId TEXT NOT NULL REFERENCES seats, tickedAt TEXT NOT NULL, PRIMARY KEY (labId, artefactId, workstreamId)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE gateOverrules (
    id TEXT PRIMARY KEY, labId TEXT NOT NULL REFERENCES labs, weekId TEXT NOT NULL, reason TEXT NOT NULL,
    seatId TEXT NOT NULL REFERENCES seats, overruledAt TEXT NOT NULL,
    takenBackBy TEXT REFERENCES seats, takenBackAt TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX gateOverrulesStanding ON gateOverrules (labId, weekId) WHERE takenBackAt IS NULL;
  CREATE TRIGGER gateOverrules_no_delete BEFORE DELETE ON gateOverrules
    BEGIN SELECT RAISE(ABORT, 'what was overruled is kept'); END;
  `,
  `
  CREATE TABLE roomSeats (
    labId TEXT NOT NULL REFERENCES labs, workstreamId TEXT NOT NULL, seatId TEXT NOT NULL REFERENCES seats,
    facilitates INTEGER NOT NULL, placedAt TEXT NOT NULL, PRIMARY KEY (labId, workstreamId, seatId)
  ) STRICT, WITHOUT ROWID;
  `,
  `ALTER TABLE seats ADD COLUMN language TEXT`,
  `
  CREATE TABLE attendance (
    labId TEXT NOT NULL REFERENCES labs, seatId TEXT NOT NULL REFERENCES seats, day TEXT NOT NULL,
    firstAt TEXT NOT NULL, lastAt TEXT NOT NULL, connectedMs INTEGER NOT NULL, PRIMARY KEY (labId, day, seatId)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attendanceBySeat ON attendance (seatId);
  CREATE TRIGGER attendance_only_grows BEFORE UPDATE ON attendance
    WHEN NEW.labId <> OLD.labId OR NEW.seatId <> OLD.seatId OR NEW.day <> OLD.day OR NEW.firstAt > OLD.firstAt
      OR NEW.lastAt < OLD.lastAt OR NEW.connectedMs < OLD.connectedMs
    BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END;
  CREATE TABLE attendanceMarks (
    id TEXT PRIMARY KEY, labId TEXT NOT NULL REFERENCES labs, seatId TEXT NOT NULL REFERENCES seats,
    day TEXT NOT NULL, markedBy TEXT NOT NULL REFERENCES seats, markedAt TEXT NOT NULL,
    takenBackBy TEXT REFERENCES seats, takenBackAt TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX attendanceMarksStanding ON attendanceMarks (labId, day, seatId) WHERE takenBackAt IS NULL;
  CREATE INDEX attendanceMarksBySeat ON attendanceMarks (seatId);
  CREATE TRIGGER attendanceMarks_no_change BEFORE UPDATE OF id, labId, day, markedBy, markedAt ON attendanceMarks
    BEGIN SELECT RAISE(ABORT, 'marks are set once'); END;
  ALTER TABLE links ADD COLUMN uses INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE links ADD COLUMN lastUsedAt TEXT;
  ALTER TABLE links ADD COLUMN madeBy TEXT REFERENCES seats;
  UPDATE links SET uses = 1, lastUsedAt = usedAt WHERE usedAt IS NOT NULL;
  `,
  `
  ALTER TABLE seats ADD COLUMN mergedInto TEXT REFERENCES seats;
  ALTER TABLE seats ADD COLUMN mergedAt TEXT;
  ALTER TABLE seats ADD COLUMN erasureAskedAt TEXT;
  ALTER TABLE seats ADD COLUMN erasedAt TEXT;
  ALTER TABLE seats ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX seatsMerged ON seats (mergedInto) WHERE mergedInto IS NOT NULL;
  CREATE VIEW toldSeats AS SELECT own.id AS id, own.labId AS labId, coalesce(now.id, own.id) AS seatId,
    coalesce(now.name, own.name) AS name FROM seats AS own LEFT JOIN seats AS now ON now.id = own.mergedInto;
  CREATE TRIGGER seats_merged_once BEFORE UPDATE OF mergedInto ON seats
    WHEN NEW.mergedInto IS NOT NULL AND NEW.mergedInto IS NOT OLD.mergedInto AND (
      OLD.mergedInto IS NOT NULL OR NEW.mergedInto = NEW.id
      OR EXISTS (SELECT 1 FROM seats WHERE mergedInto = NEW.id)
      OR NOT EXISTS (SELECT 1 FROM seats WHERE id = NEW.mergedInto AND labId = NEW.labId AND mergedInto IS NULL))
    BEGIN SELECT RAISE(ABORT, 'a seat is merged into one that is its own'); END;
  CREATE TRIGGER seats_erased BEFORE UPDATE ON seats
    WHEN OLD.erasedAt IS NOT NULL AND (NEW.erasedAt IS NOT OLD.erasedAt OR NEW.name IS NOT OLD.name
      OR NEW.personId IS NOT NULL OR NEW.revokedAt IS NULL OR NEW.mergedInto IS NOT OLD.mergedInto)
    BEGIN SELECT RAISE(ABORT, 'who was erased stays so'); END;
  CREATE TABLE erasing (
    seatId TEXT PRIMARY KEY REFERENCES seats, pseudonym TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  ${allowErasing('requestAnswers', {
    kept: 'seq labId dependencyId fromId toId type lagDays askedRoomId answer reason promised seatId answeredAt',
    change: `EXISTS (SELECT 1 FROM erasing WHERE seatId = OLD.seatId AND NEW.name = pseudonym
      AND NEW.organisationName IN (OLD.organisationName, pseudonym))`,
  })}
  ${allowErasing('versions', {
    kept: 'labId version plan dissents contentHash logSeq frozenBySeatId frozenAt',
    change: `EXISTS (SELECT 1 FROM erasing) AND (NEW.frozenByName = OLD.frozenByName
        OR EXISTS (SELECT 1 FROM erasing WHERE seatId = OLD.frozenBySeatId AND NEW.frozenByName = pseudonym))
      AND json_array_length(NEW.answers) = json_array_length(OLD.answers)
      AND NOT EXISTS (
        SELECT 1 FROM json_each(NEW.answers) AS now JOIN json_each(OLD.answers) AS was ON was.key = now.key
        WHERE now.value <> was.value AND NOT (
          json_remove(now.value, '$.by', '$.organisationName') = json_remove(was.value, '$.by', '$.organisationName')
          AND EXISTS (SELECT 1 FROM requestAnswers AS given JOIN erasing ON erasing.seatId = given.seatId
            WHERE given.labId = OLD.labId AND given.dependencyId = was.value ->> 'dependencyId'
              AND given.answeredAt = was.value ->> 'at' AND now.value ->> 'by' = pseudonym
              AND now.value ->> 'organisationName' IN (was.value ->> 'organisationName', pseudonym))))`,
  })}
  ${allowErasing('audit', {
    kept: 'seq at labId actor act prevHash hash',
    change: `EXISTS (SELECT 1 FROM erasing JOIN seats ON seats.id = seatId WHERE seats.labId = OLD.labId)`,
  })}
  `,
  `
  CREATE INDEX seatsByPerson ON seats (personId);
  CREATE INDEX auditByLab ON audit (labId);
  `,
]

/** Version of `lab.sqlite`'s tables, kept in `user_version`. */
export const LAB_VERSION = MIGRATIONS.length

/** Brings a database to this program's schema; one that a newer program has written is left alone. */
export const migrate = (database: DatabaseSync, file: string): void => {
  const version = userVersion(database)
  if (version > MIGRATIONS.length)
    throw new StartUpProblem(
      `${file} was written by a newer Delivery Lab (its version is ${version}, this program knows ${MIGRATIONS.length}). Start that newer program, or use another DATA_DIR.`,
    )
  for (const [index, step] of MIGRATIONS.slice(version).entries())
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${version + index + 1}; COMMIT`)
}
