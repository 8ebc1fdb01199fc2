import { describe, expect, it } from 'vitest';
import { parseEmail } from './email.js';
import { readNameTime } from './name-time.js';
import { readPlainText } from './plain.js';

describe('readNameTime', () => {
  it.each([
    ['2025-03-26T2130+0100.html', '2025-03-26T21:30:00+01:00'],
    ['agentur-20250327-0640-hafen.txt', '2025-03-27T06:40:00+01:00'],
    ['2025-03-27-hafen.txt', '2025-03-27'],
    ['2025-07-01_08-10.html', '2025-07-01T08:10:00+02:00'],
  ])('reads %s', (name, expected) => {
    expect(readNameTime(name, 'Europe/Berlin')).toBe(expected);
  });

  it.each(['hafen.txt', '2025-13-45.txt', '123456789012345.txt', 'art4400.html'])('finds none in %s', (name) => {
    expect(readNameTime(name, 'Europe/Berlin')).toBeUndefined();
  });
});

describe('readPlainText', () => {
  it('reads headline, header lines and paragraphs', () => {
    const text =
      'Hafen zu\n\nDatum: 2025-03-27T05:10:00+01:00\nRessort: Lokales\n\nMusterstadt - Der Hafen ist geschlossen und bleibt es vorerst,\nsagte die Stadt.\n\nMehr folgt.\n';
    expect(readPlainText(text, 'Europe/Berlin')).toEqual({
      title: 'Hafen zu',
      published: '2025-03-27T05:10:00+01:00',
      text: 'Musterstadt - Der Hafen ist geschlossen und bleibt es vorerst, sagte die Stadt.\n\nMehr folgt.',
    });
  });

  it('keeps short lines apart and knows no headline in running text', () => {
    expect(readPlainText('Eins,\nzwei.\n\nDrei.', 'UTC')).toEqual({ text: 'Eins,\nzwei.\n\nDrei.' });
  });

  it('takes off the marks of Markdown', () => {
    expect(readPlainText('# Hafen zu\n\nDer **Hafen** ist [zu](https://h.example/).', 'UTC')).toEqual({
      title: 'Hafen zu',
      text: 'Der Hafen ist zu.',
    });
  });
});

describe('parseEmail', () => {
  it('prefers plain text, and decodes headers and bodies', () => {
    const mail = [
      'From: =?utf-8?Q?B=C3=BCro?= <a@b.example>',
      'Subject: =?utf-8?B?SGFmZW4genU=?=',
      'Date: Thu, 27 Mar 2025 05:10:00 +0100',
      'Message-ID: <1@b.example>',
      'Content-Type: multipart/alternative; boundary="x"',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Der Hafen</p>',
      '--x',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Der Hafen ist f=FCr alle z=',
      'u.',
      '--x--',
    ].join('\r\n');
    expect(parseEmail(Buffer.from(mail))).toEqual({
      id: '<1@b.example>',
      subject: 'Hafen zu',
      from: 'Büro',
      date: '2025-03-27T05:10:00+01:00',
      body: { type: 'text', value: 'Der Hafen ist für alle zu.\n' },
    });
  });

  it('never throws', () => {
    expect(parseEmail(new Uint8Array([0, 255, 10])).body.value).toBe('');
  });
});
