/** What the shop answers a person who asks for something it does not do. */
export class ShopRefusal extends Error {
  override readonly name = 'ShopRefusal';
}
