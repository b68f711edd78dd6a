import type { LifeTable } from '#domain/life'

/** Where an observation stands. `captured` and `submitted` are on its writer's device or on the way. */
export type ObservationState =
  | 'captured'
  | 'submitted'
  | 'received'
  | 'questioned'
  | 'accepted'
  | 'quarantined'
  | 'withdrawn'

/** What can happen to an observation. */
export type ObservationEvent =
  | 'submit'
  | 'receive'
  | 'accept'
  | 'question'
  | 'revise'
  | 'withdraw'
  | 'quarantine'
  | 'release'
  | 'group'

/** An observation's life: domain.md section 11, cell by cell. A revision is a new version; an accepted one is accepted anew. */
export const observationLife: LifeTable<ObservationState, ObservationEvent> = {
  captured: {
    submit: 'submitted',
    receive: null,
    accept: null,
    question: null,
    revise: 'captured',
    withdraw: 'withdrawn',
    quarantine: null,
    release: null,
    group: null,
  },
  submitted: {
    submit: null,
    receive: 'received',
    accept: null,
    question: null,
    revise: null,
    withdraw: null,
    quarantine: 'quarantined',
    release: null,
    group: null,
  },
  received: {
    submit: null,
    receive: null,
    accept: 'accepted',
    question: 'questioned',
    revise: 'received',
    withdraw: 'withdrawn',
    quarantine: 'quarantined',
    release: null,
    group: 'received',
  },
  questioned: {
    submit: null,
    receive: null,
    accept: 'accepted',
    question: 'questioned',
    revise: 'received',
    withdraw: 'withdrawn',
    quarantine: 'quarantined',
    release: null,
    group: 'questioned',
  },
  accepted: {
    submit: null,
    receive: null,
    accept: 'accepted',
    question: 'questioned',
    revise: 'accepted',
    withdraw: 'withdrawn',
    quarantine: null,
    release: null,
    group: 'accepted',
  },
  quarantined: {
    submit: null,
    receive: null,
    accept: null,
    question: null,
    revise: null,
    withdraw: 'withdrawn',
    quarantine: 'quarantined',
    release: 'received',
    group: null,
  },
  withdrawn: {
    submit: null,
    receive: null,
    accept: null,
    question: null,
    revise: null,
    withdraw: null,
    quarantine: null,
    release: null,
    group: null,
  },
}
