/** The examples below `deploy/`: no container is run here, so what can be known without one is held to. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { optionVariables } from '../../src/cli/options.mjs';

const folder = 'deploy';
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: the shapes are those of other programs
const yaml = (name: string): any => parse(text(name));
const seconds = (given: string) => Number(given.replace(/s$/, ''));

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$|file$/.test(name));

describe('the examples of running the sandbox for many', () => {
  it('name no variable that is read by nobody', () => {
    const named = files.flatMap((name) => text(name).match(/\bSANDBOX_[A-Z_]+/g) ?? []);
    expect(named.length).toBeGreaterThan(15);
    expect([...new Set(named)].filter((name) => !optionVariables.includes(name))).toEqual([]);
  });

  it('build an image from files that are there, and run it without rights', () => {
    const image = text('Containerfile');
    for (const path of [
      'scripts/generate.ts',
      'scripts/steps/prepare.mjs',
      'bin/connector-standards.mjs',
      '.npmrc',
      'LICENSE',
    ]) {
      expect(image, path).toContain(path.replace(/^bin\/.*/, 'bin'));
      expect(existsSync(path), path).toBe(true);
    }
    expect(image).toMatch(/^USER node$/m);
    expect(image).toMatch(/^HEALTHCHECK/m);
    expect(image).toContain('"bin/connector-standards.mjs", "serve"');
    expect(image.match(/^FROM \S+/gm)).toEqual(['FROM node:20-bookworm-slim', 'FROM node:20-bookworm-slim']);
  });

  it('let calls under way be answered before anything is killed', () => {
    const { sandbox } = yaml('compose.yaml').services;
    expect(seconds(sandbox.stop_grace_period)).toBeGreaterThan(Number(sandbox.environment.SANDBOX_STOP_WITHIN));
    const { spec } = yaml('kubernetes/deployment.yaml').spec.template;
    const { env } = spec.containers[0];
    const within = env.find(({ name }: { name: string }) => name === 'SANDBOX_STOP_WITHIN').value;
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(Number(within));
  });

  it('fit together: ports, labels, secrets, probes', () => {
    const deployment = yaml('kubernetes/deployment.yaml');
    const [container] = deployment.spec.template.spec.containers;
    const { labels } = deployment.spec.template.metadata;
    expect(yaml('kubernetes/service.yaml').spec.selector).toEqual(labels);
    expect(yaml('kubernetes/disruption-budget.yaml').spec.selector.matchLabels).toEqual(labels);
    expect(
      yaml('kubernetes/kustomization.yaml').resources.filter((name: string) => !files.includes(`kubernetes/${name}`)),
    ).toEqual([]);
    const ports = Object.fromEntries(
      container.ports.map(({ name, containerPort }: { name: string; containerPort: number }) => [name, containerPort]),
    );
    expect(ports.http).toBe(Number(/SANDBOX_PORT=(\d+)/.exec(text('Containerfile'))?.[1]));
    const entryOf = (wanted: string) => container.env.find(({ name }: { name: string }) => name === wanted);
    expect(Number(entryOf('SANDBOX_METRICS_PORT').value)).toBe(ports.metrics);
    const secret = yaml('kubernetes/secret.yaml');
    for (const name of ['SANDBOX_OPERATOR_TOKENS', 'SANDBOX_DATABASE_URL']) {
      const { secretKeyRef } = entryOf(name).valueFrom;
      expect(secretKeyRef.name).toBe(secret.metadata.name);
      expect(Object.keys(secret.stringData)).toContain(secretKeyRef.key);
    }
    const probed = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((probe) => container[probe].httpGet.path);
    expect(probed).toEqual(['/_health/live', '/_health/live', '/_health/ready']);
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
    expect(yaml('compose.yaml').services.sandbox.read_only).toBe(true);
  });
});
