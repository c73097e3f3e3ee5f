declare const brand: unique symbol;

/** A value that only its parser can make: `Brand<string, 'Siren'>` is not assignable from any string. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
