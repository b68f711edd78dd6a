import type { LifeTable } from '#domain/life'

/** Where a truce stands. */
export type TruceState =
  | 'announced'
  | 'agreed'
  | 'scheduled'
  | 'scheduledDisputed'
  | 'disputedInterval'
  | 'inEffect'
  | 'strained'
  | 'suspended'
  | 'broken'
  | 'ended'

/**
 * What can happen to a truce. `acceptLast` completes the acceptance (`accept*`); `settleMoment` leaves one held instant:
 * still ahead it is `scheduled`, reached already it is followed by `reachLast` at once.
 */
export type TruceEvent =
  | 'acceptLast'
  | 'fixMoment'
  | 'disputeMoment'
  | 'settleMoment'
  | 'reachFirst'
  | 'reachLast'
  | 'violation'
  | 'clean24h'
  | 'denounce'
  | 'declareBroken'
  | 'suspend'
  | 'resume'
  | 'expire'

/** A truce's life: domain.md section 3, cell by cell. */
export const truceLife: LifeTable<TruceState, TruceEvent> = {
  announced: {
    acceptLast: 'agreed',
    fixMoment: null,
    disputeMoment: null,
    settleMoment: null,
    reachFirst: null,
    reachLast: null,
    violation: null,
    clean24h: null,
    denounce: 'ended',
    declareBroken: null,
    suspend: null,
    resume: null,
    expire: 'ended',
  },
  agreed: {
    acceptLast: null,
    fixMoment: 'scheduled',
    disputeMoment: 'scheduledDisputed',
    settleMoment: null,
    reachFirst: null,
    reachLast: null,
    violation: null,
    clean24h: null,
    denounce: 'ended',
    declareBroken: null,
    suspend: null,
    resume: null,
    expire: 'ended',
  },
  scheduled: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: 'scheduledDisputed',
    settleMoment: null,
    reachFirst: null,
    reachLast: 'inEffect',
    violation: null,
    clean24h: null,
    denounce: 'ended',
    declareBroken: null,
    suspend: 'suspended',
    resume: null,
    expire: 'ended',
  },
  scheduledDisputed: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: 'scheduledDisputed',
    settleMoment: 'scheduled',
    reachFirst: 'disputedInterval',
    reachLast: null,
    violation: null,
    clean24h: null,
    denounce: 'ended',
    declareBroken: null,
    suspend: 'suspended',
    resume: null,
    expire: 'ended',
  },
  disputedInterval: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: 'disputedInterval',
    settleMoment: 'scheduled',
    reachFirst: null,
    reachLast: 'inEffect',
    violation: 'disputedInterval',
    clean24h: null,
    denounce: 'broken',
    declareBroken: 'broken',
    suspend: 'suspended',
    resume: null,
    expire: 'ended',
  },
  inEffect: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: null,
    settleMoment: null,
    reachFirst: null,
    reachLast: null,
    violation: 'strained',
    clean24h: 'inEffect',
    denounce: 'broken',
    declareBroken: 'broken',
    suspend: 'suspended',
    resume: null,
    expire: 'ended',
  },
  strained: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: null,
    settleMoment: null,
    reachFirst: null,
    reachLast: null,
    violation: 'strained',
    clean24h: 'inEffect',
    denounce: 'broken',
    declareBroken: 'broken',
    suspend: 'suspended',
    resume: null,
    expire: 'ended',
  },
  suspended: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: null,
    settleMoment: null,
    reachFirst: null,
    reachLast: null,
    violation: null,
    clean24h: null,
    denounce: 'broken',
    declareBroken: 'broken',
    suspend: 'suspended',
    resume: 'inEffect',
    expire: 'ended',
  },
  broken: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: null,
    settleMoment: null,
    reachFirst: null,
    reachLast: null,
    violation: null,
    clean24h: null,
    denounce: null,
    declareBroken: null,
    suspend: null,
    resume: 'inEffect',
    expire: null,
  },
  ended: {
    acceptLast: null,
    fixMoment: null,
    disputeMoment: null,
    settleMoment: null,
    reachFirst: null,
    reachLast: null,
    violation: null,
    clean24h: null,
    denounce: null,
    declareBroken: null,
    suspend: null,
    resume: null,
    expire: null,
  },
}
