import type { RecordedClient } from './recognise-client.js';

/**
 * ClientHellos of libraries that cannot be recorded on Debian, from public captures in which the peer or the capture's
 * name tells who the client was: Windows 10 with Microsoft's telemetry, macOS and iOS with Apple's own services.
 */
export const publicClients: readonly RecordedClient[] = [
  {
    stack: 'SChannel', library: 'SChannel (Windows 10)', programs: ['Windows'], shuffled: false,
    shape: 'c02c-c02b-c030-c02f-c024-c023-c028-c027-c00a-c009-c014-c013-9d-9c-3d-3c-35-2f-a|0-5-a-b-d-23-10-17-ff01|'
      + '1d-17-18|804-805-806-401-501-201-403-503-203-202-601-603||0|303|0|',
  },
  {
    stack: 'Secure Transport', library: 'Secure Transport (macOS)', programs: ['macOS'], shuffled: false,
    shape: '1301-1302-1303-c02c-c02b-c024-c023-c00a-c009-cca9-c030-c02f-c028-c027-c014-c013-cca8-9d-9c-3d-3c-35-2f-c008-'
      + 'c012-a|ff01-0-17-d-5-12-10-b-33-2d-2b-a-15|1d-17-18-19|403-804-401-503-203-805-805-501-806-601-201|1d|0|'
      + '304-303-302-301|32|',
  },
  {
    stack: 'Secure Transport', library: 'Secure Transport (iOS)', programs: ['iOS'], shuffled: false,
    shape: 'c02c-c02b-c024-c023-c00a-c009-cca9-c030-c02f-c028-c027-c014-c013-cca8-9d-9c-3d-3c-35-2f|'
      + 'ff01-0-17-d-5-3374-12-10-b-a-15|1d-17-18|403-804-401-503-805-501-806-601-201||0|303|32|',
  },
];
