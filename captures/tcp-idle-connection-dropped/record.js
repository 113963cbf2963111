import { askTwiceThrough } from '../lib/forgotten-connection.js';

export { keeps, needs, network } from '../lib/forgotten-connection.js';

export function record(scene) {
  return askTwiceThrough(scene, 'drop', 'timeout', '14');
}
