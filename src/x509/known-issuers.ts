import { limits } from '../bytes/limits.js';

/** What it means that such an issuer stands behind a certificate. */
export type IssuerKind =
  | 'interception' // a company's or a country's gateway that opens TLS on the way
  | 'antivirus' // software on the client's own machine that does so
  | 'debugging-proxy' // a developer's tool that does so
  | 'adware' // a root known to be abused, or whose private key is public
  | 'development' // made by a tool for local development
  | 'staging' // a public CA's test environment
  | 'appliance' // what a device or a program presents before anybody configured it
  | 'private-pki'; // what a platform makes for its own traffic

export interface KnownIssuer {
  /** The product or vendor. */
  readonly name: string;
  readonly kind: IssuerKind;
}

/**
 * Who is behind an issuer or subject in one line (`CN=…, O=…`), where its words give it away. A hint and no proof:
 * anybody can write such words, and a vendor's own services bear its name as well.
 */
export function knownIssuer(name: string): KnownIssuer | undefined {
  if (asked.has(name)) return asked.get(name);
  const row = rows.find(([, , pattern]) => pattern.test(name));
  const found = row && { name: row[0], kind: row[1] };
  if (asked.size >= limits.knownIssuers) asked.clear();
  asked.set(name, found);
  return found;
}

/** A capture has few issuers: a hundred patterns for each connection would be felt. */
const asked = new Map<string, KnownIssuer | undefined>();

/** The first row that matches counts, so narrower words stand before wider ones. */
const rows: readonly (readonly [name: string, kind: IssuerKind, pattern: RegExp])[] = [
  ["Let's Encrypt staging", 'staging', /\(STAGING\)|Fake LE (Root|Intermediate)|happy hacker fake CA/i],
  ['Pebble (ACME test server)', 'staging', /Pebble (Root|Intermediate) CA|minica root/i],

  ['Superfish', 'adware', /Superfish/i],
  ['Dell eDellRoot', 'adware', /eDellRoot|DSDTestProvider/i],
  ['Lenovo Visual Discovery', 'adware', /VisualDiscovery|Komodia/i],
  ['PrivDog', 'adware', /PrivDog|AdTrustMedia/i],
  ['webpack-dev-server (shared key)', 'adware', /webpack-dev-server|O=webpack\b/i],
  ['Preact CLI (shared key)', 'adware', /preact-cli/i],
  ['Sennheiser HeadSetup (shared key)', 'adware', /SennComRootCA|127\.0\.0\.1.*Sennheiser/i],

  ['Zscaler', 'interception', /Zscaler/i],
  ['Netskope', 'interception', /Netskope|goskope/i],
  ['Fortinet FortiGate', 'interception', /FortiGate|Fortinet|FortiClient/i],
  ['Palo Alto Networks', 'interception', /Palo ?Alto|PAN-?OS|GlobalProtect|Prisma Access/i],
  ['Symantec (Blue Coat) ProxySG', 'interception', /Blue ?Coat|ProxySG|Symantec Web Security|Broadcom.*Cloud SWG/i],
  ['Forcepoint (Websense)', 'interception', /Forcepoint|Websense/i],
  ['Check Point', 'interception', /Check ?Point/i],
  ['Sophos', 'interception', /Sophos (SSL|Web|UTM|XG|Endpoint)|Sophos.*(Appliance|Firewall|Proxy)/i],
  ['Cisco Umbrella', 'interception', /Cisco Umbrella|OpenDNS/i],
  ['Cisco Secure Web Appliance', 'interception', /IronPort|Cisco (Web Security|Secure Web|Firepower)/i],
  ['Cloudflare Gateway', 'interception', /Cloudflare for Teams|Gateway CA - Cloudflare|Cloudflare.*Managed G/i],
  ['iboss', 'interception', /\biboss\b/i],
  ['Cato Networks', 'interception', /\bCato (Networks|CA)\b/i],
  ['Menlo Security', 'interception', /Menlo Security/i],
  ['Barracuda', 'interception', /Barracuda/i],
  ['WatchGuard', 'interception', /WatchGuard|Fireware/i],
  ['SonicWall', 'interception', /SonicWALL/i],
  ['McAfee or Skyhigh Web Gateway', 'interception', /(McAfee|Skyhigh|Trellix) .*(Web|Gateway)/i],
  ['Trend Micro', 'interception', /Trend ?Micro|InterScan/i],
  ['Smoothwall', 'interception', /Smoothwall/i],
  ['Lightspeed Systems', 'interception', /Lightspeed (Systems|Filter|Rocket)/i],
  ['Securly', 'interception', /Securly/i],
  ['GoGuardian', 'interception', /GoGuardian/i],
  ['ContentKeeper', 'interception', /ContentKeeper/i],
  ['Untangle', 'interception', /\bUntangle\b|Arista NG Firewall/i],
  ['Squid', 'interception', /\bSquid\b/i],
  ['E2Guardian', 'interception', /E2Guardian|DansGuardian/i],
  ['OPNsense or pfSense', 'interception', /\b(OPNsense|pfSense)\b/i],
  ['Sangfor', 'interception', /Sangfor/i],
  ['Kazakhstan national gateway', 'interception', /Qaznet|Information Security Certification Authority/i],
  ['Cisco Meraki', 'interception', /Meraki/i],
  ['F5 SSL Orchestrator', 'interception', /SSL Orchestrator|SSLO\b/i],
  ['A10 SSL Insight', 'interception', /SSL ?Insight/i],

  ['Kaspersky', 'antivirus', /Kaspersky/i],
  ['ESET', 'antivirus', /\bESET\b/i],
  ['Avast', 'antivirus', /\bAvast\b/i],
  ['AVG', 'antivirus', /\bAVG\b/i],
  ['Bitdefender', 'antivirus', /Bitdefender/i],
  ['Dr.Web', 'antivirus', /Dr\.? ?Web/i],
  ['BullGuard', 'antivirus', /BullGuard/i],
  ['AdGuard', 'antivirus', /AdGuard/i],
  ['Net Nanny', 'antivirus', /Net ?Nanny|ContentWatch/i],
  ['Qustodio', 'antivirus', /Qustodio/i],

  ['mitmproxy', 'debugging-proxy', /mitmproxy/i],
  ['Charles', 'debugging-proxy', /Charles Proxy|charlesproxy/i],
  ['Fiddler', 'debugging-proxy', /Fiddler/i],
  ['Burp Suite', 'debugging-proxy', /PortSwigger/i],
  ['OWASP ZAP', 'debugging-proxy', /OWASP.*ZAP|\bZAP Root CA\b|Zed Attack Proxy/i],
  ['Proxyman', 'debugging-proxy', /Proxyman/i],
  ['HTTP Toolkit', 'debugging-proxy', /HTTP Toolkit/i],
  ['Reqable', 'debugging-proxy', /Reqable/i],

  ['mkcert', 'development', /mkcert/i],
  ['ASP.NET Core development certificate', 'development', /ASP\.NET Core HTTPS development/i],
  ['Caddy local authority', 'development', /Caddy Local Authority/i],
  ['Traefik default certificate', 'development', /TRAEFIK DEFAULT CERT/i],
  ['Kubernetes ingress default', 'development', /Kubernetes Ingress Controller Fake/i],
  ['IIS Express', 'development', /IIS Express Development/i],
  ['Valet or Herd', 'development', /Laravel (Valet|Herd)/i],
  ['Debian snakeoil', 'development', /snakeoil/i],
  ['localhost', 'development', /(^|, |\+)CN=(localhost|127\.0\.0\.1)(\.localdomain)?($|,|\+)/i],
  ['OpenSSL defaults', 'development', /O=Internet Widgits Pty Ltd|O=Default Company Ltd/i],
  ['badssl.com', 'development', /BadSSL/i],

  ['Kubernetes', 'private-pki', /(^|, )CN=kubernetes(-ca)?($|,)|kube-apiserver|kubelet-ca/i],
  ['OpenShift', 'private-pki', /openshift|ingress-operator@/i],
  ['Istio', 'private-pki', /O=cluster\.local|istio/i],
  ['Linkerd', 'private-pki', /linkerd/i],
  ['HashiCorp Vault or Consul', 'private-pki', /\b(Consul Agent|Consul|Nomad Agent|Vault) CA\b/i],
  ['smallstep', 'private-pki', /smallstep|Step CA/i],
  ['AWS RDS', 'private-pki', /Amazon RDS/i],
  ['Cloudflare Origin CA', 'private-pki', /Cloudflare Origin|CloudFlare Origin SSL/i],
  ['FreeIPA', 'private-pki', /^O=[A-Z0-9.-]+, CN=Certificate Authority$/],
  ['Puppet', 'private-pki', /Puppet (Root )?CA/i],
  ['Elasticsearch', 'private-pki', /Elastic Certificate Tool|Elasticsearch security auto-configuration/i],
  ['MySQL', 'private-pki', /MySQL_Server_[\d.]+_Auto_Generated/i],
  ['Proxmox', 'private-pki', /Proxmox Virtual Environment|PVE Cluster Manager/i],

  ['VMware', 'appliance', /VMware|vSphere/i],
  ['Synology', 'appliance', /Synology/i],
  ['QNAP', 'appliance', /\bQNAP\b/i],
  ['Ubiquiti UniFi', 'appliance', /Ubiquiti|UniFi/i],
  ['AVM FRITZ!Box', 'appliance', /fritz\.box|FRITZ!Box/i],
  ['HP iLO', 'appliance', /\biLO\b|Default Issuer \(Do not trust\)/i],
  ['Dell iDRAC', 'appliance', /iDRAC/i],
  ['Plesk', 'appliance', /Plesk/i],
  ['Webmin', 'appliance', /Webmin/i],
];
