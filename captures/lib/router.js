// Client and server in two networks, with a router between them that can drop, reset or narrow.
export const ROUTED = {
  client: '10.0.0.5',
  server: '192.0.2.9',
  hosts: { 'api.example.com': '192.0.2.9' },
  router: { left: '10.0.0.1', right: '192.0.2.1' },
};
