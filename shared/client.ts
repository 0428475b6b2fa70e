import { AppError } from './errors.ts';
import type { Api, CallOptions, Contract, Transport } from './rpc.ts';

/** Builds the typed client over any transport: `api.actions.list({})` becomes the call `actions.list`. */
export function createApi<C extends Contract>(transport: Transport): Api<C> {
  const feature = (name: string): unknown =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          async (input: unknown, options: CallOptions = {}) => {
            const call = {
              method: `${name}.${String(method)}`,
              input,
              ...(options.commandId ? { commandId: options.commandId } : {}),
            };
            const reply = await transport.call(call, options.signal);
            if (reply.ok) {
              if (reply.reads) options.onReads?.(reply.reads);
              if (reply.changed) options.onChanged?.(reply.changed);
              return reply.data;
            }
            throw new AppError(reply.error.code, reply.error.message, reply.error.details);
          },
      },
    );
  const features = new Map<string, unknown>();
  return new Proxy({} as Api<C>, {
    get: (_, name) => {
      const key = String(name);
      if (!features.has(key)) features.set(key, feature(key));
      return features.get(key);
    },
  });
}
