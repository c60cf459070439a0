// The emulator's own endpoints: what it counted, and which faults it makes.

export class Emulator {
  constructor(endpoint) {
    this.endpoint = new URL(endpoint);
  }

  get host() {
    return this.endpoint.hostname;
  }

  get port() {
    return Number(this.endpoint.port);
  }

  get origin() {
    return this.endpoint.origin;
  }

  /** Forgets what was counted, and every fault. */
  async reset() {
    await this.#send('POST', '/emulator/reset');
    await this.#send('PUT', '/emulator/faults', { rules: [] });
  }

  /** How many requests it has been sent since, refused ones included. */
  async requests() {
    const { providers } = await this.#send('GET', '/emulator/usage');
    return Object.values(providers).reduce((sum, provider) => sum + provider.requests, 0);
  }

  /** Makes the faults that the rules tell, in their order, from now on. */
  async faults(...rules) {
    await this.#send('PUT', '/emulator/faults', { rules });
  }

  async #send(method, path, body) {
    const response = await fetch(new URL(path, this.endpoint), {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  }
}
