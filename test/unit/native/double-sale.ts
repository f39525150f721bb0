/** LIBFPTR_PARAM_JSON_DATA. */
export const JSON_DATA = 65645;

/** The page's own example of a sale, with our key first and the total said. */
export const SALE = {
  type: 'sell',
  taxationType: 'usnIncome',
  electronically: false,
  operator: { name: 'Иванова А. П.', vatin: '123654789507' },
  clientInfo: { emailOrPhone: 'guest@example.org' },
  paymentsPlace: 'https://shop.example',
  internet: true,
  items: [
    { type: 'userAttribute', name: 'kb', value: 'KEY-1', print: false },
    {
      type: 'position',
      name: 'Брелок',
      price: 150,
      quantity: 2,
      amount: 300,
      measurementUnit: 'piece',
      paymentMethod: 'fullPayment',
      paymentObject: 'commodity',
      tax: { type: 'none' },
    },
    { type: 'text', text: 'Заказ 1024', alignment: 'center' },
  ],
  payments: [{ type: 'electronically', sum: 300 }],
  total: 300,
};
