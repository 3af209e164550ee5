/**
 * Each page of the docs loads a list of all of them, with what each is about: the cards of a generated index show that, and this
 * site has none. Without it the list weighs half.
 * @param {string} source JSON of a version of the docs, as Docusaurus' docs plugin writes it
 */
module.exports = function withoutDescriptions(source) {
  const props = JSON.parse(source);
  for (const doc of Object.values(props.version.docs)) delete doc.description;
  return JSON.stringify(props);
};
