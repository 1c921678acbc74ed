import type { Test } from 'supertest';
import supertest from 'supertest';

/** Requests below `/api/v1` with one token. */
export class Client {
  constructor(
    private readonly url: () => string,
    readonly token: string,
  ) {}

  get(path: string): Test {
    return supertest(this.url()).get(`/api/v1${path}`).set('authorization', `Bearer ${this.token}`);
  }

  post(path: string, body: object | string = {}): Test {
    return supertest(this.url())
      .post(`/api/v1${path}`)
      .set('authorization', `Bearer ${this.token}`)
      .set('content-type', 'application/json')
      .send(body);
  }

  put(path: string, bytes: string | Buffer): Test {
    return supertest(this.url())
      .put(`/api/v1${path}`)
      .set('authorization', `Bearer ${this.token}`)
      .set('content-type', 'application/octet-stream')
      .send(bytes);
  }
}
