import { describe, expect, it } from 'vitest';
import { createMake } from '../../../local/services/make/make.ts';
import { createSlack } from '../../../local/services/slack/slack.ts';

const request = (path: string, body: string) => ({
  method: 'POST',
  url: new URL(path, 'http://127.0.0.1'),
  headers: {},
  body,
});

describe('the stand-in of Make', () => {
  it.each([
    ['/abcdef0123456789', '{}', 200, 'Accepted'],
    ['/eteint', '{}', 410, 'There is no scenario listening for this webhook.'],
    ['/pleine', '{}', 400, 'Queue is full.'],
    ['/', '{}', 410, 'There is no scenario listening for this webhook.'],
  ])('answers %s in plain text', (path, body, status, text) => {
    expect(createMake().answer(request(path, body))).toMatchObject({ status, body: text });
  });
});

describe('the stand-in of Slack', () => {
  it.each([
    ['/services/T0/B0/x', '{"text":"Bonjour"}', 200, 'ok'],
    ['/services/T0/B0/x', '{"text":""}', 400, 'no_text'],
    ['/services/T0/B0/x', 'text=Bonjour', 400, 'invalid_payload'],
    ['/services/T0/B0/archive', '{"text":"Bonjour"}', 410, 'channel_is_archived'],
    ['/elsewhere', '{"text":"Bonjour"}', 404, 'no_service'],
  ])('answers %s with %s in plain text', (path, body, status, text) => {
    expect(createSlack().answer(request(path, body))).toMatchObject({ status, body: text });
  });
});
