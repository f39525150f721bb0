import house from '../../package.json' with { type: 'json' };

export const VERSION: string = house.version;
