import type { LifeTable } from '#domain/life'

/** Where a claim stands. `drafted` is on its writer's device only. */
export type ClaimState =
  | 'drafted'
  | 'lodged'
  | 'acknowledged'
  | 'unanswered'
  | 'answered'
  | 'answeredLate'
  | 'underInquiry'
  | 'concluded'
  | 'closed'
  | 'withdrawn'

/** What can happen to a claim. */
export type ClaimEvent =
  | 'lodge'
  | 'acknowledge'
  | 'answer'
  | 'timeout6h'
  | 'admitInquiry'
  | 'conclude'
  | 'withdraw'
  | 'correct'

/** A claim's life: domain.md section 10, cell by cell. A correction is a new version in the same state. */
export const claimLife: LifeTable<ClaimState, ClaimEvent> = {
  drafted: {
    lodge: 'lodged',
    acknowledge: null,
    answer: null,
    timeout6h: null,
    admitInquiry: null,
    conclude: null,
    withdraw: 'withdrawn',
    correct: 'drafted',
  },
  lodged: {
    lodge: null,
    acknowledge: 'acknowledged',
    answer: 'answered',
    timeout6h: 'unanswered',
    admitInquiry: 'underInquiry',
    conclude: null,
    withdraw: 'withdrawn',
    correct: 'lodged',
  },
  acknowledged: {
    lodge: null,
    acknowledge: 'acknowledged',
    answer: 'answered',
    timeout6h: 'unanswered',
    admitInquiry: 'underInquiry',
    conclude: null,
    withdraw: 'withdrawn',
    correct: 'acknowledged',
  },
  unanswered: {
    lodge: null,
    acknowledge: null,
    answer: 'answeredLate',
    timeout6h: 'unanswered',
    admitInquiry: 'underInquiry',
    conclude: null,
    withdraw: 'withdrawn',
    correct: 'unanswered',
  },
  answered: {
    lodge: null,
    acknowledge: null,
    answer: 'answered',
    timeout6h: null,
    admitInquiry: 'underInquiry',
    conclude: 'closed',
    withdraw: 'withdrawn',
    correct: 'answered',
  },
  answeredLate: {
    lodge: null,
    acknowledge: null,
    answer: 'answeredLate',
    timeout6h: null,
    admitInquiry: 'underInquiry',
    conclude: 'closed',
    withdraw: 'withdrawn',
    correct: 'answeredLate',
  },
  underInquiry: {
    lodge: null,
    acknowledge: null,
    answer: 'underInquiry',
    timeout6h: null,
    admitInquiry: 'underInquiry',
    conclude: 'concluded',
    withdraw: 'withdrawn',
    correct: 'underInquiry',
  },
  concluded: {
    lodge: null,
    acknowledge: null,
    answer: null,
    timeout6h: null,
    admitInquiry: 'underInquiry',
    conclude: null,
    withdraw: null,
    correct: 'concluded',
  },
  closed: {
    lodge: null,
    acknowledge: null,
    answer: null,
    timeout6h: null,
    admitInquiry: 'underInquiry',
    conclude: null,
    withdraw: null,
    correct: 'closed',
  },
  withdrawn: {
    lodge: null,
    acknowledge: null,
    answer: null,
    timeout6h: null,
    admitInquiry: 'underInquiry',
    conclude: null,
    withdraw: null,
    correct: 'withdrawn',
  },
}
