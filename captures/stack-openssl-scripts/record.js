import { meet, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'perl', 'php', 'ruby'];
export const keeps = ['root.pem'];
export const network = STACKS;

const PERL = 'use LWP::UserAgent; print LWP::UserAgent->new->get(shift)->status_line';
const PHP = 'echo file_get_contents($argv[1]);';
const RUBY = 'require "net/http"; puts Net::HTTP.get_response(URI(ARGV[0])).code';

export async function record(scene) {
  await serveThree(scene);
  scene.bring('aiohttp_get.py');
  await scene.capture();
  await meet(scene, ({ url }) => ['perl', '-e', PERL, url], { env: { PERL_LWP_SSL_CA_FILE: 'root.pem' } });
  await meet(scene, ({ url }) => ['php', '-r', PHP, url]);
  await meet(scene, ({ url }) => ['ruby', '-e', RUBY, url]);
  await meet(scene, ({ url }) => ['/usr/bin/python3', 'aiohttp_get.py', url]);
  await scene.endCapture();
}
