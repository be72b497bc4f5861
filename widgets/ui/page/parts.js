// Markup that travels in parts.

/** Put the markup together from its parts; undefined, and all are asked for, when one is not here in the version
 * that `order` names: a message was lost on the way. */
export function joinedMarkup(model) {
  const parts = model.get("order").map(([number, version]) => {
    const [here, markup] = model.get(`part:${number}`) ?? [];
    return here === version ? markup : undefined;
  });
  if (!parts.includes(undefined)) return parts.join("");
  model.send({ want: "all parts" });
  return undefined;
}
