/** What customers do in their account. */
import { ada, cleo } from '../cast/shoppers';
import { card, mastercard, type Scene } from './stage';

export const aCardIsAddedAndRemoved: Scene = async ({ shop, world }) => {
  await shop.does.register(shop, ada);
  const { firstName, lastName, email, address } = ada;
  const saved = await shop.does.addCard(shop, ada, {
    ...card(mastercard),
    owner: { firstName, lastName, email, address },
  });
  await world.passes(3600);
  await shop.does.removeCard(shop, ada, saved.id);
};

export const aCustomerAsksToBeForgotten: Scene = async ({ shop, world }) => {
  await shop.does.register(shop, cleo);
  await world.passes(24 * 3600);
  await shop.does.forget(shop, cleo);
};
