import { z } from 'zod';
import { problemResponse, ROUTES, type RouteShape } from './contract.js';

/** The OpenAPI 3.1 document of all JSON routes, made of the route table and its Zod schemas. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, route] of Object.entries(ROUTES) as [string, RouteShape][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(id, route) };
  }
  paths['/api/live'] = {
    get: {
      operationId: 'live',
      summary: 'Server-sent events: one `state` event at once and for everything that comes in',
      responses: { 200: { description: 'A stream of events', content: { 'text/event-stream': { schema: { type: 'string' } } } } },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Lagebild', version, description: 'One desk: its reports, findings, stories, picture and brief.' },
    paths,
    components: { schemas: { Problem: schemaOf(problemResponse) } },
  };
}

function operation(operationId: string, route: RouteShape): object {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const required = new Set(schemaOf(route.query, 'input').required ?? []);
  const inQuery = Object.entries(route.query.shape).map(([name, shape]) => {
    const { description, ...schema } = schemaOf(shape as z.ZodType, 'input');
    return { name, in: 'query', required: required.has(name), ...(description === undefined ? {} : { description }), schema };
  });
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return {
    operationId,
    summary: route.about,
    parameters: [...inPath, ...inQuery],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(route.response) } } },
      400: problem('The request cannot be read'),
      ...(inPath.length === 0 ? {} : { 404: problem('There is none') }),
    },
  };
}

interface JsonSchema {
  readonly description?: string;
  readonly required?: readonly string[];
  readonly [key: string]: unknown;
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as JsonSchema;
  return schema;
}
