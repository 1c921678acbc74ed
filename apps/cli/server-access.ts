import { Api } from './api.js';

/** The server that the environment names; asked for when a command needs it, since some need none. */
export class ServerAccess {
  api(): Api {
    return Api.fromEnvironment(process.env);
  }
}
