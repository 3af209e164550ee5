import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKind } from './address';

const cases: Record<string, string[]> = {
  public: [
    '::ffff:8.8.8.8',
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.1',
    '192.0.0.9',
    '198.17.255.255',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2A02:26F0:00E1:0000:0000:0000:0000:0001',
    '2001:20::1',
    '2001:200::1',
  ],
  documentation: ['192.0.2.1', '198.51.100.77', '203.0.113.255', '2001:db8::1', '2001:DB8:ffff::', '3fff:fff::1'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fd12:3456::1'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'link-local': ['169.254.1.1', 'fe80::1', 'febf::1'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  reserved: [
    '0.0.0.0',
    '0.1.2.3',
    '192.0.0.1',
    '192.88.99.1',
    '198.18.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '64:ff9b::808:808',
    '100::1',
    '2001::1',
    '2002:808:808::1',
    '4000::1',
  ],
  invalid: [
    '',
    ' 8.8.8.8',
    '8.8.8',
    '8.8.8.8.8',
    '256.1.1.1',
    '08.8.8.8',
    '8.8.8.8:443',
    '[2606:4700::1]',
    'fe80::1%eth0',
    '2606:4700',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    '1::2::3',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
    ':::',
    '12345::',
    '::ffff:256.1.1.1',
    '8.8.8.8::',
    'example.com',
    '0x08.8.8.8',
  ],
};

describe('addressKind', () => {
  for (const [kind, addresses] of Object.entries(cases)) {
    it.each(addresses)(`takes %j for ${kind}`, (address) => {
      expect(addressKind(address)).toBe(kind);
    });
  }

  it('reads an IPv6 address the same, written short or long', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    fc.assert(
      fc.property(fc.array(group, { minLength: 4, maxLength: 4 }), (head) => {
        const long = [...head, '0', '0', '0', '0'].map((part) => part.padStart(4, '0')).join(':');
        expect(addressKind(`${head.join(':')}::`)).toBe(addressKind(long));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof addressKind(text) === 'string'));
  });
});
