// One line a rule: its id is its path. By family, then by name; `npm run new -- rule family/name` adds a line.
export { default as 'tcp/closed-after-client-hello' } from './tcp/closed-after-client-hello.js';
export { default as 'tcp/closed-after-handshake' } from './tcp/closed-after-handshake.js';
export { default as 'tcp/closed-before-client-hello' } from './tcp/closed-before-client-hello.js';
export { default as 'tcp/closed-during-handshake' } from './tcp/closed-during-handshake.js';
export { default as 'tcp/closed-without-close-notify' } from './tcp/closed-without-close-notify.js';
export { default as 'tcp/refused-by-icmp' } from './tcp/refused-by-icmp.js';
export { default as 'tcp/refused' } from './tcp/refused.js';
export { default as 'tcp/reset-after-client-hello' } from './tcp/reset-after-client-hello.js';
export { default as 'tcp/reset-after-handshake' } from './tcp/reset-after-handshake.js';
export { default as 'tcp/reset-before-client-hello' } from './tcp/reset-before-client-hello.js';
export { default as 'tcp/reset-during-data' } from './tcp/reset-during-data.js';
export { default as 'tcp/reset-during-handshake' } from './tcp/reset-during-handshake.js';
export { default as 'tcp/syn-ack-unanswered' } from './tcp/syn-ack-unanswered.js';
export { default as 'tcp/syn-unanswered' } from './tcp/syn-unanswered.js';
