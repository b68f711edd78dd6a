import type { LifeTable } from '#domain/life'

/** Where a term stands. `none` is before anyone proposed it. */
export type ParameterLifeState = 'none' | ParameterState

/** Where a term that somebody proposed stands. */
export type ParameterState =
  | 'proposed'
  | 'disputed'
  | 'blocked'
  | 'agreed'
  | 'inForce'
  | 'suspended'
  | 'ended'

/** What can happen to a term. `acceptLast` is the accept that completes whose acceptance it takes (`accept*`). */
export type ParameterEvent =
  | 'propose'
  | 'accept'
  | 'acceptLast'
  | 'object'
  | 'refuse'
  | 'lift'
  | 'enterForce'
  | 'suspend'
  | 'resume'
  | 'end'
  | 'replace'

/** A term's life: domain.md section 3, cell by cell. An objection in force disputes how it is read, and it stays in force. */
export const parameterLife: LifeTable<ParameterLifeState, ParameterEvent> = {
  none: {
    propose: 'proposed',
    accept: null,
    acceptLast: null,
    object: null,
    refuse: null,
    lift: null,
    enterForce: null,
    suspend: null,
    resume: null,
    end: null,
    replace: null,
  },
  proposed: {
    propose: 'proposed',
    accept: 'proposed',
    acceptLast: 'agreed',
    object: 'disputed',
    refuse: 'blocked',
    lift: null,
    enterForce: null,
    suspend: null,
    resume: null,
    end: 'ended',
    replace: null,
  },
  disputed: {
    propose: 'proposed',
    accept: 'disputed',
    acceptLast: 'agreed',
    object: 'disputed',
    refuse: 'blocked',
    lift: null,
    enterForce: null,
    suspend: null,
    resume: null,
    end: 'ended',
    replace: null,
  },
  blocked: {
    propose: null,
    accept: null,
    acceptLast: null,
    object: null,
    refuse: 'blocked',
    lift: 'proposed',
    enterForce: null,
    suspend: null,
    resume: null,
    end: 'ended',
    replace: null,
  },
  agreed: {
    propose: null,
    accept: null,
    acceptLast: null,
    object: 'disputed',
    refuse: null,
    lift: null,
    enterForce: 'inForce',
    suspend: null,
    resume: null,
    end: 'ended',
    replace: 'ended',
  },
  inForce: {
    propose: null,
    accept: null,
    acceptLast: null,
    object: 'inForce',
    refuse: null,
    lift: null,
    enterForce: null,
    suspend: 'suspended',
    resume: null,
    end: 'ended',
    replace: 'ended',
  },
  suspended: {
    propose: null,
    accept: null,
    acceptLast: null,
    object: null,
    refuse: null,
    lift: null,
    enterForce: null,
    suspend: 'suspended',
    resume: 'inForce',
    end: 'ended',
    replace: 'ended',
  },
  ended: {
    propose: null,
    accept: null,
    acceptLast: null,
    object: null,
    refuse: null,
    lift: null,
    enterForce: null,
    suspend: null,
    resume: null,
    end: null,
    replace: null,
  },
}
