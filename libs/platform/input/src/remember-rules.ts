import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

/**
 * Has class-validator gather the rules of each class once. It would look through those of all classes for every object that it validates,
 * though none comes after a class was declared. What is validated by groups or schemas, which nothing here is, is left to it.
 */
export function rememberRules(): void {
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const gathered = new Map<unknown, Rules>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups)
      return gather(target, schema, always, strictGroups, groups);
    let rules = gathered.get(target);
    if (!rules) {
      rules = gather(target, schema, always, strictGroups);
      gathered.set(target, rules);
    }
    return rules;
  };
}
