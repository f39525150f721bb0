/**
 * Names of the files that secrets of ours go to, beside the settings file. The same for the same row, so that settings
 * without secrets say which secret belongs where.
 */
export const SECRET_NAMES = {
  shopLink: (shopId: string) => `secrets/${shopId}-link`,
  botToken: (wayId: string) => `secrets/${wayId}-token`,
  mailPassword: (wayId: string) => `secrets/${wayId}-password`,
  webhookSecret: (wayId: string) => `secrets/${wayId}-secret`,
  cashboxPasswords: (cashboxId: string) => `secrets/${cashboxId}-passwords`,
  heartbeat: 'secrets/heartbeat-secret',
  ping: 'secrets/ping-url',
} as const;
