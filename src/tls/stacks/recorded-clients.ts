/* Generated from captures/stack-* by `npm run stacks`: record anew and run that, do not change this. */
import type { RecordedClient } from './recognise-client.js';

export const recordedClients: readonly RecordedClient[] = [
  {
    stack: 'BoringSSL', library: 'BoringSSL', programs: ['Chromium'], shuffled: false,
    shape: '1301-1302-1303-c02b-c02f-c02c-c030-cca9-cca8-c013-c014-9c-9d-2f-35|0-5-a-b-d-10-12-17-1b-23-2b-2d-33-44cd-ca34-fe0d-ff01|11ec-1d-17-18|904-905-906-403-804-401-503-805-501-806-601|11ec-1d|0|304-303|32|grease',
  },
  {
    stack: 'BoringSSL', library: 'BoringSSL 13', programs: ['bssl-tool'], shuffled: false,
    shape: '1301-1302-1303-c02b-c02f-c02c-c030-cca9-cca8-c009-c013-c00a-c014-9c-9d-2f-35-a|0-17-ff01-a-b-23-d-33-2d-2b|1d-17-18|403-804-401-503-805-501-806-601-201|1d|0|304-303-302-301|32|',
  },
  {
    stack: 'BoringSSL', library: 'BoringSSL', programs: ['Bun'], shuffled: false,
    shape: '1301-1302-1303-c02b-c02f-c02c-c030-cca9-cca8-c009-c013-c00a-c014-9c-9d-2f-35|0-17-ff01-a-b-23-10-5-d-12-33-2d-2b|11ec-1d-17-18|403-804-401-503-805-501-806-601-807-603-201|11ec-1d|0|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.5', programs: ['s_client'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f|ff01-0-b-a-23-16-17-d-2b-2d-33-1b|11ec-1d-17-1e-18-19-100-101|905-906-904-403-503-603-807-808-81a-81b-81c-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|11ec-1d|0-1-2|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.5', programs: ['curl'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f|ff01-0-b-a-10-16-17-31-d-2b-2d-33-1b|11ec-1d-17-1e-18-19-100-101|905-906-904-403-503-603-807-808-81a-81b-81c-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|11ec-1d|0-1-2|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.5', programs: ['Python'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f|ff01-0-b-a-23-10-16-17-31-d-2b-2d-33-1b|11ec-1d-17-1e-18-19-100-101|905-906-904-403-503-603-807-808-81a-81b-81c-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|11ec-1d|0-1-2|304-303|32|',
  },
  {
    stack: 'GnuTLS', library: 'GnuTLS 3.8', programs: ['gnutls-cli'], shuffled: true,
    shape: '1302-1303-1301-1304-c02c-cca9-c0ad-c00a-c02b-c0ac-c009-c030-cca8-c014-c02f-c013-9d-c09d-35-9c-c09c-2f-9f-ccaa-c09f-39-9e-c09e-33|0-5-a-b-d-16-17-1c-23-2b-2d-33-ff01|17-18-19-1d-1e-100-101-102-103-104|401-809-804-403-807-501-80a-805-503-808-601-80b-806-603-201-203|17-1d|0|304-303-302-301|32|',
  },
  {
    stack: 'GnuTLS', library: 'GnuTLS 3.8', programs: ['wget'], shuffled: true,
    shape: '1302-1303-1301-1304-c02c-cca9-c0ad-c00a-c02b-c0ac-c009-c030-cca8-c014-c02f-c013-9d-c09d-35-9c-c09c-2f-9f-ccaa-c09f-39-9e-c09e-33|0-5-a-b-d-15-1c-23-2b-2d-31-33-ff01|17-18-19-1d-1e-100-101-102-103-104|401-809-804-403-807-501-80a-805-503-808-601-80b-806-603-201-203|17-1d|0|304-303-302-301|32|',
  },
  {
    stack: 'Go', library: 'Go 1.24', programs: ['net/http'], shuffled: false,
    shape: 'c02b-c02f-c02c-c030-cca9-cca8-c009-c013-c00a-c014-9c-9d-2f-35-c012-a-1301-1302-1303|0-b-ff01-17-12-5-a-d-2b-33|1d-17-18-19|804-403-807-805-806-401-501-601-503-603-201-203|1d|0|304-303|32|',
  },
  {
    stack: 'Java', library: 'Java 21', programs: ['HttpsURLConnection'], shuffled: false,
    shape: '1302-1301-1303-c02c-c02b-cca9-c030-cca8-c02f-9f-ccaa-a3-9e-a2-c024-c028-c023-c027-6b-6a-67-40-c00a-c014-c009-c013-39-38-33-32-ff|0-5-a-b-11-17-23-d-2b-2d-32-33|1d-17-18-19-1e-100-101-102-103-104|403-503-603-807-808-804-805-806-809-80a-80b-401-501-601-402-303-301-302|1d-17|0|304-303|32|',
  },
  {
    stack: 'Mbed TLS', library: 'Mbed TLS 2.28', programs: ['own client'], shuffled: false,
    shape: 'cca8-cca9-ccaa-c02c-c030-9f-c0ad-c09f-c024-c028-6b-c00a-c014-39-c0af-c0a3-c087-c08b-c07d-c073-c077-c4-88-c02b-c02f-9e-c0ac-c09e-c023-c027-67-c009-c013-33-c0ae-c0a2-c086-c08a-c07c-c072-c076-be-45-9d-c09d-3d-35-c032-c02a-c00f-c02e-c026-c005-c0a1-c07b-c0-84-c08d-c079-c089-c075-9c-c09c-3c-2f-c031-c029-c00e-c02d-c025-c004-c0a0-c07a-ba-41-c08c-c078-c088-c074-ff|0-d-a-b-16-17-23|19-1c-18-1b-17-16-1a-15-14-13-12-1d-1e|603-601-503-501-403-401-303-301||0|303|0|',
  },
  {
    stack: 'wolfSSL', library: 'wolfSSL 5.5', programs: ['own client'], shuffled: false,
    shape: '1301-1302-1303-1304-1305-c0b4-c0b5-c02c-c02b-c030-c02f-9f-9e-ab-34-a7-aa-cca9-cca8-ccaa-c027-c023-c028-c024-c00a-c009-c007-c008-c014-c013-c011-c012-c0ac-c0ae-c0af-6b-67-39-33-16-cc14-cc13-cc15-c006-b3-b2-c0a6-c0a7-ccab-ccac-ccad-c037-d001-b5-c03a-b4-45-88-be-c4|2d-33-2b-d-b-a-16-0-17|19-1c-18-1b-1e-17-16-1a-1d-15-14-101-100|603-503-403-203-807-808-806-80b-805-80a-804-809-601-501-401-301-201|17|0|304-303-302|0|',
  },
  {
    stack: 'GnuTLS', library: 'GnuTLS 3.7', programs: ['gnutls-cli'], shuffled: false,
    shape: '1302-1303-1301-1304-c02c-cca9-c0ad-c00a-c02b-c0ac-c009-c030-cca8-c014-c02f-c013-9d-c09d-35-9c-c09c-2f-9f-ccaa-c09f-39-9e-c09e-33|5-a-b-d-16-17-23-33-2b-ff01-0-2d-1c|17-18-19-1d-1e-100-101-102-103-104|401-809-804-403-807-501-80a-805-503-808-601-80b-806-603-201-203|17-1d|0|304-303-302-301|32|',
  },
  {
    stack: 'GnuTLS', library: 'GnuTLS 3.7', programs: ['wget'], shuffled: false,
    shape: '1302-1303-1301-1304-c02c-cca9-c0ad-c00a-c02b-c0ac-c009-c030-cca8-c014-c02f-c013-9d-c09d-35-9c-c09c-2f-9f-ccaa-c09f-39-9e-c09e-33|5-a-b-d-23-33-2b-31-ff01-0-2d-1c-15|17-18-19-1d-1e-100-101-102-103-104|401-809-804-403-807-501-80a-805-503-808-601-80b-806-603-201-203|17-1d|0|304-303-302-301|32|',
  },
  {
    stack: 'GnuTLS', library: 'GnuTLS 3.7', programs: ['git', 'libcurl'], shuffled: false,
    shape: '1302-1303-1301-1304-c02c-cca9-c0ad-c00a-c02b-c0ac-c009-c030-cca8-c014-c02f-c013-9d-c09d-35-9c-c09c-2f-9f-ccaa-c09f-39-9e-c09e-33|5-a-b-d-10-16-17-33-2b-ff01-0-1c|17-18-19-1d-1e-100-101-102-103-104|401-809-804-403-807-501-80a-805-503-808-601-80b-806-603-201-203|17-1d|0|304-303-302-301|32|',
  },
  {
    stack: 'GnuTLS', library: 'GnuTLS 3.7', programs: ['gnutls-cli'], shuffled: false,
    shape: 'c02c-cca9-c0ad-c00a-c02b-c0ac-c009-c030-cca8-c014-c02f-c013-9d-c09d-35-9c-c09c-2f-9f-ccaa-c09f-39-9e-c09e-33|5-a-b-d-16-17-23-ff01-0-1c|17-18-19-1d-1e-100-101-102-103-104|401-809-804-403-807-501-80a-805-503-808-601-80b-806-603-201-203||0|303|0|',
  },
  {
    stack: 'Go', library: 'Go 1.19', programs: ['net/http', 'crypto/tls'], shuffled: false,
    shape: 'c02b-c02f-c02c-c030-cca9-cca8-c009-c013-c00a-c014-9c-9d-2f-35-c012-a-1301-1302-1303|0-5-a-b-d-ff01-12-2b-33|1d-17-18-19|804-403-807-805-806-401-501-601-503-603-201-203|1d|0|304-303|32|',
  },
  {
    stack: 'Go', library: 'Go 1.19', programs: ['net/http'], shuffled: false,
    shape: 'c02b-c02f-c02c-c030-cca9-cca8-c009-c013-c00a-c014-9c-9d-2f-35-c012-a|0-5-a-b-d-ff01-12-2b|1d-17-18-19|804-403-807-805-806-401-501-601-503-603-201-203||0|303|32|',
  },
  {
    stack: 'Erlang', library: 'Erlang 25', programs: ['httpc'], shuffled: false,
    shape: 'ff-1302-1301-1303-1304-1305-c02c-c030-c0ad-c0af-c024-c028-cca9-cca8-c02b-c02f-c0ac-c0ae-c02e-c032-c026-c02a-c02d-c031-c023-c027-c025-c029-9f-a3-6b-6a-9e-a2-ccaa-67-40-c00a-c014-c005-c00f-c009-c013-c004-c00e-39-38-33-32|0-d-33-a-b-2b|1d-1e-17-18|807-808-603-503-403-80b-80a-809-806-805-804-603-601-503-501-403-401-303-301-203-201-202|1d|0|304-303|32|',
  },
  {
    stack: 'Botan', library: 'Botan 2.19', programs: ['tls_client'], shuffled: false,
    shape: '16b8-16b7-16ba-16b9-cca9-cca8-c02c-c030-c02b-c02f-ccaa-9f-9e|0-5-a-b-d-16-17-23-2b-ff01|1d-17-1a-18-1b-19-1c-100-101-102-103-104|805-804-806-501-601-401-503-603-403||0|303|0|',
  },
  {
    stack: 'BearSSL', library: 'BearSSL 0.6', programs: ['own client'], shuffled: false,
    shape: 'cca9-cca8-c02b-c02f-c02c-c030-c0ac-c0ad-c0ae-c0af-c023-c027-c024-c028-c009-c013-c00a-c014-c02d-c031-c02e-c032-c025-c029-c026-c02a-c004-c00e-c005-c00f-9c-9d-c09c-c09d-c0a0-c0a1-3c-3d-2f-35-c008-c012-c003-c00d-a|ff01-0-d-a-b|17-18-19-1d|403-303-503-603-203-401-301-501-601-201||0|303|0|',
  },
  {
    stack: 'Bouncy Castle', library: 'Bouncy Castle 1.72', programs: ['SSLSocket'], shuffled: false,
    shape: '1303-1302-1301-cca9-c02c-c02b-cca8-c030-c02f-ccaa-9f-a3-9e-a2-c024-c028-c023-c027-6b-6a-67-40-c00a-c014-c009-c013-39-38-33-32-9d-9c-3d-3c-35-2f-ff|16-17-2b-11-d-b-a-33-5-0|1d-1e-17-18-19-1f-20-21-100-101-102|807-808-403-503-603-81a-81b-81c-809-80a-80b-804-805-806-401-501-601-402-303-301-302-203-201-202|1d|0|304-303|32|',
  },
  {
    stack: 'Java', library: 'Java 17', programs: ['HttpClient'], shuffled: false,
    shape: '1302-1301-1303-c02c-c02b-cca9-c030-cca8-c02f-9f-ccaa-a3-9e-a2-c024-c028-c023-c027-6b-6a-67-40-c00a-c014-c009-c013-39-38-33-32-9d-9c-3d-3c-35-2f-ff|0-5-a-b-10-11-17-23-d-2b-2d-32-33|1d-17-18-19-1e-100-101-102-103-104|403-503-603-807-808-804-805-806-809-80a-80b-401-501-601-402-303-301-302-203-201-202|1d-17|0|304-303|32|',
  },
  {
    stack: 'Java', library: 'Java 17', programs: ['HttpsURLConnection', 'SSLSocket'], shuffled: false,
    shape: '1302-1301-1303-c02c-c02b-cca9-c030-cca8-c02f-9f-ccaa-a3-9e-a2-c024-c028-c023-c027-6b-6a-67-40-c00a-c014-c009-c013-39-38-33-32-9d-9c-3d-3c-35-2f-ff|0-5-a-b-11-17-23-d-2b-2d-32-33|1d-17-18-19-1e-100-101-102-103-104|403-503-603-807-808-804-805-806-809-80a-80b-401-501-601-402-303-301-302-203-201-202|1d-17|0|304-303|32|',
  },
  {
    stack: 'Java', library: 'Java 17', programs: ['SSLSocket'], shuffled: false,
    shape: 'c02c-c02b-cca9-c030-cca8-c02f-9f-ccaa-a3-9e-a2-c024-c028-c023-c027-6b-6a-67-40-c00a-c014-c009-c013-39-38-33-32-9d-9c-3d-3c-35-2f-ff|0-5-a-b-11-17-23-d-2b-32|1d-17-18-19-1e-100-101-102-103-104|403-503-603-807-808-804-805-806-809-80a-80b-401-501-601-402-303-301-302-203-201-202||0|303|0|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Node.js'], shuffled: false,
    shape: '1302-1303-1301-c02f-c02b-c030-c02c-9e-c027-67-c028-6b-a3-9f-cca9-cca8-ccaa-c0af-c0ad-c0a3-c09f-c05d-c061-c057-c053-a2-c0ae-c0ac-c0a2-c09e-c05c-c060-c056-c052-c024-6a-c023-40-c00a-c014-39-38-c009-c013-33-32-9d-c0a1-c09d-c051-9c-c0a0-c09c-c050-3d-3c-35-2f-ff|0-b-a-23-16-17-d-2b-2d-33|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Node.js fetch'], shuffled: false,
    shape: '1302-1303-1301-c02f-c02b-c030-c02c-9e-c027-67-c028-6b-a3-9f-cca9-cca8-ccaa-c0af-c0ad-c0a3-c09f-c05d-c061-c057-c053-a2-c0ae-c0ac-c0a2-c09e-c05c-c060-c056-c052-c024-6a-c023-40-c00a-c014-39-38-c009-c013-33-32-9d-c0a1-c09d-c051-9c-c0a0-c09c-c050-3d-3c-35-2f-ff|0-b-a-23-10-16-17-d-2b-2d-33|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Node.js'], shuffled: false,
    shape: 'c02f-c02b-c030-c02c-9e-c027-67-c028-6b-a3-9f-cca9-cca8-ccaa-c0af-c0ad-c0a3-c09f-c05d-c061-c057-c053-a2-c0ae-c0ac-c0a2-c09e-c05c-c060-c056-c052-c024-6a-c023-40-c00a-c014-39-38-c009-c013-33-32-9d-c0a1-c09d-c051-9c-c0a0-c09c-c050-3d-3c-35-2f-ff|0-b-a-23-16-17-d|1d-17-1e-19-18|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602||0-1-2|303|0|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 1.0.2', programs: ['Node.js'], shuffled: false,
    shape: 'c02f-c02b-c030-c02c-9e-c027-67-c028-6b-c024-c014-c00a-a5-a3-a1-9f-6a-69-68-39-38-37-36-c032-c02e-c02a-c026-c00f-c005-9d-3d-35-c023-c013-c009-a4-a2-a0-40-3f-3e-33-32-31-30-c031-c02d-c029-c025-c00e-c004-9c-3c-2f-ff|0-b-a-23-d-3374|17|601-602-603-501-502-503-401-402-403-301-302-303-201-202-203||0-1-2|303|0|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 1.1.1', programs: ['Node.js'], shuffled: false,
    shape: 'c02f-c02b-c030-c02c-9e-c027-67-c028-6b-a3-9f-cca9-cca8-ccaa-c0af-c0ad-c0a3-c09f-c05d-c061-c057-c053-a2-c0ae-c0ac-c0a2-c09e-c05c-c060-c056-c052-c024-6a-c023-40-c00a-c014-39-38-c009-c013-33-32-9d-c0a1-c09d-c051-9c-c0a0-c09c-c050-3d-3c-35-2f-ff|0-b-a-23-16-17-d|1d-17-1e-19-18|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-203-301-201-302-202-402-502-602||0-1-2|303|0|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 1.1.1', programs: ['Node.js'], shuffled: false,
    shape: '1302-1303-1301-c02f-c02b-c030-c02c-9e-c027-67-c028-6b-a3-9f-cca9-cca8-ccaa-c0af-c0ad-c0a3-c09f-c05d-c061-c057-c053-a2-c0ae-c0ac-c0a2-c09e-c05c-c060-c056-c052-c024-6a-c023-40-c00a-c014-39-38-c009-c013-33-32-9d-c0a1-c09d-c051-9c-c0a0-c09c-c050-3d-3c-35-2f-ff|0-b-a-23-16-17-d-2b-2d-33|1d-17-1e-19-18|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-203-301-201-302-202-402-502-602|1d|0-1-2|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.5', programs: ['Node.js'], shuffled: false,
    shape: '1302-1303-1301-c02f-c02b-c030-c02c-9e-c027-67-c028-6b-a3-9f-cca9-cca8-ccaa-c0ad-c09f-c05d-c061-c057-c053-a2-c0ac-c09e-c05c-c060-c056-c052-c024-6a-c023-40-c00a-c014-39-38-c009-c013-33-32-9d-c09d-c051-9c-c09c-c050-3d-3c-35-2f|ff01-0-b-a-23-16-17-d-2b-2d-33|11ec-1d-17-1e-18-19-100-101|905-906-904-403-503-603-807-808-81a-81b-81c-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|11ec-1d|0-1-2|304-303|32|',
  },
  {
    stack: 'NSS', library: 'NSS 3.87', programs: ['tstclnt'], shuffled: false,
    shape: '1301-1303-1302-c02b-c02f-cca9-cca8-c02c-c030-c00a-c009-c013-c023-c027-c014-9e-ccaa-9f-33-32-67-39-38-6b-16-13-9c-9d-2f-3c-35-3d-a-5-4|0-17-ff01-a-b-33-2b-d-2d-1c-15|1d-17-18-19-100-101-102-103-104|403-503-603-203-804-805-806-401-501-601-201-402-502-602-202|1d|0|304-303-302-301|0|',
  },
  {
    stack: 'NSS', library: 'NSS 3.87', programs: ['tstclnt'], shuffled: false,
    shape: 'c02b-c02f-cca9-cca8-c02c-c030-c00a-c009-c013-c023-c027-c014-9e-ccaa-9f-33-32-67-39-38-6b-16-13-9c-9d-2f-3c-35-3d-a-5-4|0-17-ff01-a-b-d-1c|1d-17-18-19|403-503-603-203-804-805-806-401-501-601-201-402-502-602-202||0|303|0|',
  },
  {
    stack: 'NSS', library: 'NSS', programs: ['Firefox'], shuffled: false,
    shape: '1301-1303-1302-c02b-c02f-cca9-cca8-c02c-c030-c00a-c013-c014-9c-9d-2f-35|0-17-ff01-a-b-23-10-5-22-12-33-2b-d-2d-1c-1b-fe0d|11ec-1d-17-18-19-100-101|403-503-603-804-805-806-401-501-601-203-201|11ec-1d-17|0|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['s_client'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-16-17-d-2b-2d-33|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['curl'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-10-16-17-31-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Python'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-10-16-17-31-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Python requests'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-c02b-c02f-cca9-cca8-9f-9e-ccaa-c0af-c0ad-c0ae-c0ac-c024-c028-c023-c027-c00a-c014-c009-c013-c0a3-c09f-c0a2-c09e-6b-67-39-33-9d-9c-c0a1-c09d-c0a0-c09c-3d-3c-35-2f-ff|0-b-a-10-16-17-31-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['s_client'], shuffled: false,
    shape: 'c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-16-17-d|1d-17-1e-19-18|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602||0-1-2|303|0|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['curl'], shuffled: false,
    shape: 'c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-10-16-17-d|1d-17-1e-19-18|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602||0-1-2|303|0|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Lua', 'Tcl', 'Python aiohttp'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-16-17-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['w3m'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-16-17-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['socat'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-a3-9f-cca9-cca8-ccaa-c0af-c0ad-c0a3-c09f-c05d-c061-c057-c053-c02b-c02f-a2-9e-c0ae-c0ac-c0a2-c09e-c05c-c060-c056-c052-c024-c028-6b-6a-c073-c077-c4-c3-c023-c027-67-40-c072-c076-be-bd-c00a-c014-39-38-88-87-c009-c013-33-32-45-44-9d-c0a1-c09d-c051-9c-c0a0-c09c-c050-3d-c0-3c-ba-35-84-2f-41-ff|0-b-a-23-16-17-d-2b-2d-33|17|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|17|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['ncat'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-a3-9f-cca9-cca8-ccaa-c0af-c0ad-c0a3-c09f-c05d-c061-c057-c053-c024-c028-6b-6a-c073-c077-c4-c3-c00a-c014-39-38-88-87-9d-c0a1-c09d-c051-3d-c0-35-84-c02b-c02f-a2-9e-c0ae-c0ac-c0a2-c09e-c05c-c060-c056-c052-c023-c027-67-40-c072-c076-be-bd-c009-c013-33-32-9a-99-45-44-9c-c0a0-c09c-c050-3c-ba-2f-96-41-ff|0-b-a-23-16-17-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Perl'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-5-16-17-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['PHP'], shuffled: false,
    shape: '1302-1303-1301-c02f-c02b-c030-c02c-9e-a2-a3-9f-c027-c023-c013-c009-c028-c024-c014-c00a-67-33-40-6b-38-39-9c-9d-c0ae-c0ac-c0a2-c09e-32-c0a0-c09c-3c-2f-c0af-c0ad-c0a3-c09f-6a-c0a1-c09d-3d-35-cca9-cca8-ccaa-c05d-c061-c057-c053-c05c-c060-c056-c052-c073-c077-c4-c3-c072-c076-be-bd-88-87-45-44-c051-c050-c0-ba-84-41-ff|0-b-a-23-16-17-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['Ruby'], shuffled: false,
    shape: '1302-1303-1301-c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-16-17-31-d-2b-2d-33-15|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602|1d|0-1-2|304-303-302-301|0|',
  },
  {
    stack: 'rustls', library: 'rustls', programs: ['Deno'], shuffled: true,
    shape: '1302-1301-1303-c02c-c02b-cca9-c030-c02f-cca8-ff|0-5-a-b-d-10-17-23-2b-2d-33|1d-17-18-11ec|503-403-603-807-806-805-804-601-501-401|1d|0|304-303|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['s_client'], shuffled: false,
    shape: '1302-1303-1301-ff|0-b-a-23-5-10-16-17-d-2b-2d-33|1d-17-1e-19-18-100-101-102-103-104|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601|1d|0-1-2|304|32|',
  },
  {
    stack: 'OpenSSL', library: 'OpenSSL 3.0', programs: ['s_client'], shuffled: false,
    shape: 'c02c-c030-9f-cca9-cca8-ccaa-c02b-c02f-9e-c024-c028-6b-c023-c027-67-c00a-c014-39-c009-c013-33-9d-9c-3d-3c-35-2f-ff|0-b-a-23-5-10-16-17-d|1d-17-1e-19-18|403-503-603-807-808-809-80a-80b-804-805-806-401-501-601-303-301-302-402-502-602||0-1-2|303|0|',
  },
];
