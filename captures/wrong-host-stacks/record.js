import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'perl', 'erl', 'ruby', 'php'];
export const keeps = ['root.pem'];

const URL = 'https://api.example.com/';
const PERL = 'use LWP::UserAgent; my ($url, @more) = @ARGV; print LWP::UserAgent->new(ssl_opts => {@more})->get($url)->status_line';
const PHP = 'echo file_get_contents($argv[1]);';
const RUBY = 'require "net/http"; puts Net::HTTP.get_response(URI(ARGV[0])).code';

export async function record(scene) {
  makeCompany(scene, { host: 'www.example.com' });
  scene.installRoot();
  scene.bring('fetch.erl');
  await scene.prepare(['erlc', 'fetch.erl']);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.capture();
  const trust = { env: { PERL_LWP_SSL_CA_FILE: 'root.pem' } };
  await scene.client(['perl', '-e', PERL, URL, 'SSL_version', 'TLSv1_2'], trust);
  await scene.client(['perl', '-e', PERL, URL], trust);
  await scene.client(['erl', '-noshell', '-run', 'fetch', 'main', URL, '1.2']);
  await scene.client(['erl', '-noshell', '-run', 'fetch', 'main', URL, '1.3']);
  await scene.client(['ruby', '-e', RUBY, URL]);
  await scene.client(['php', '-r', PHP, URL]);
  await scene.endCapture();
}
