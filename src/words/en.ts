export { default as accounts } from './en/accounts.json' with { type: 'json' }
export { default as cli } from './en/cli.json' with { type: 'json' }
export { default as forms } from './en/forms.json' with { type: 'json' }
export { default as frame } from './en/frame.json' with { type: 'json' }
export { default as record } from './en/record.json' with { type: 'json' }
export { default as refusals } from './en/refusals.json' with { type: 'json' }
export { default as start } from './en/start.json' with { type: 'json' }
export { default as states } from './en/states.json' with { type: 'json' }
