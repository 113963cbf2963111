// Authorities that bear the names of publicly trusted ones, and not their keys: nobody outside a recording accepts them.

/** As in Mozilla's list. The issuing CA is one that this root has signed in the world outside. */
export const LETS_ENCRYPT = {
  root: '/C=US/O=Internet Security Research Group/CN=ISRG Root X1',
  issuing: "/C=US/O=Let's Encrypt/CN=R12",
};
