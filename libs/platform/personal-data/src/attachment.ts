/** The header, as the OpenAPI document has it, of an answer that is a file to be kept. */
export const ATTACHMENT = {
  'Content-Disposition': {
    description: 'That it is a file, and its name.',
    schema: { type: 'string' as const },
    example: 'attachment; filename="customer-17.json"',
  },
};
