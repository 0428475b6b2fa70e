import { Visitor, type ESTree } from 'vite';
import { SHOWN, SIGNS } from '../../scripts/lint/words.ts';
import { parsed } from './sources.ts';

/** What an expression may come to, as far as it is written out in the source. */
function written(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [node.quasis.map((part) => part.value.raw).join(' ')];
    case 'JSXText':
      return [node.value];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return written(node.expression);
    case 'ConditionalExpression':
      return [...written(node.consequent), ...written(node.alternate)];
    case 'LogicalExpression':
      return [...written(node.left), ...written(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...written(node.left), ...written(node.right)] : [];
    default:
      return [];
  }
}

/** Words written out in a source's elements, each with its file: lint sees the plain ones, this sees those inside expressions too. */
export function englishIn(path: string, text: string): string[] {
  const found: string[] = [];
  const look = (node: ESTree.Node): void => {
    for (const words of written(node)) {
      const said = words.trim();
      if (/\p{L}/u.test(said) && !SIGNS.includes(said)) found.push(`${path}: ${said}`);
    }
  };
  new Visitor({
    JSXElement: (node) => node.children.forEach(look),
    JSXFragment: (node) => node.children.forEach(look),
    JSXAttribute: (node) => {
      if (node.value && node.name.type === 'JSXIdentifier' && SHOWN.includes(node.name.name)) look(node.value);
    },
  }).visit(parsed(path, text));
  return found;
}
