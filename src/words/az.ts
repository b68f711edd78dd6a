export { default as accounts } from './az/accounts.json' with { type: 'json' }
export { default as cli } from './az/cli.json' with { type: 'json' }
export { default as forms } from './az/forms.json' with { type: 'json' }
export { default as frame } from './az/frame.json' with { type: 'json' }
export { default as record } from './az/record.json' with { type: 'json' }
export { default as refusals } from './az/refusals.json' with { type: 'json' }
export { default as start } from './az/start.json' with { type: 'json' }
export { default as states } from './az/states.json' with { type: 'json' }
