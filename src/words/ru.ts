export { default as accounts } from './ru/accounts.json' with { type: 'json' }
export { default as cli } from './ru/cli.json' with { type: 'json' }
export { default as forms } from './ru/forms.json' with { type: 'json' }
export { default as frame } from './ru/frame.json' with { type: 'json' }
export { default as record } from './ru/record.json' with { type: 'json' }
export { default as refusals } from './ru/refusals.json' with { type: 'json' }
export { default as start } from './ru/start.json' with { type: 'json' }
export { default as states } from './ru/states.json' with { type: 'json' }
