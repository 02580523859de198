// Reads a file with three.js's own loaders: node three.mjs MODULES FILE ANSWER.json

import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, file, answer] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(modules, 'three', path)));
const { Quaternion, Texture, TextureLoader, Vector3 } = await load('build/three.module.js');

const messages = [];
console.log = console.warn = console.error = (...words) => messages.push(words.join(' '));
globalThis.self = globalThis.window = globalThis; // the loaders ask a browser for URL
TextureLoader.prototype.load = (url, done) => { // Node has no pictures
	const texture = new Texture();
	done?.(texture);
	return texture;
};

const targets = (mesh) => Object.keys(mesh.morphTargetDictionary ?? {});

// FBX2glTF writes the names where three.js does not look: at the accessors.
const accessorNames = ({ json, associations }) => (mesh) => {
	const { meshes, primitives } = associations.get(mesh) ?? {};
	const { extras, primitives: written } = json.meshes[meshes] ?? {};
	if (extras?.targetNames || !written) return targets(mesh);
	return (written[primitives].targets ?? []).map(({ POSITION }) => json.accessors[POSITION].name);
};

// Each returns the nodes that stand in the world and metres per unit; glTF also the pieces that a mesh is split into.
const formats = {
	'.fbx': async (bytes) => {
		const { FBXLoader } = await load('examples/jsm/loaders/FBXLoader.js');
		const scene = new FBXLoader().parse(bytes.buffer, '');
		// A file's only object comes back as the scene itself.
		const roots = scene.ID === undefined ? scene.children : [scene];
		return { scene, roots, unit: (scene.userData.unitScaleFactor ?? 1) / 100 };
	},
	'.glb': async (bytes) => {
		const { GLTFLoader } = await load('examples/jsm/loaders/GLTFLoader.js');
		const { scene, parser } = await new GLTFLoader().parseAsync(bytes.buffer, '');
		const links = [...parser.associations];
		const pieces = links.filter(([, link]) => link && 'primitives' in link && !('nodes' in link)).map(([object]) => object);
		return { scene, roots: scene.children, unit: 1, pieces: new Set(pieces), morphNames: accessorNames(parser) };
	},
	'.obj': async (bytes) => {
		const { OBJLoader } = await load('examples/jsm/loaders/OBJLoader.js');
		const scene = new OBJLoader().parse(new TextDecoder().decode(bytes));
		return { scene, roots: scene.children, unit: 1 };
	},
};

const opened = await formats[extname(file)](new Uint8Array(readFileSync(file)));
const { scene, roots, unit, pieces = new Set(), morphNames = targets } = opened;
scene.updateMatrixWorld(true);

const nodeName = (object) => object.userData.originalName ?? object.userData.name ?? object.name;
const metres = (point) => point.multiplyScalar(unit).toArray();
const near = (numbers, value) => numbers.every((number) => Math.abs(number - value) < 1e-5);

function isIdentity(object) {
	const fbx = object.userData.transformData; // what the file says, before the loader turns Z-up files
	if (fbx) {
		const turns = [fbx.rotation, fbx.preRotation, fbx.postRotation].flatMap((turn) => turn ?? []);
		return near(turns, 0) && near(fbx.scale ?? [], 1);
	}
	return object.quaternion.angleTo(new Quaternion()) < 1e-5 && near(object.scale.toArray(), 1);
}

function bounds(meshes) {
	const low = new Vector3(Infinity, Infinity, Infinity), high = low.clone().negate(), point = new Vector3();
	for (const { geometry, matrixWorld } of meshes) {
		const { position } = geometry.attributes;
		for (let i = 0; i < position.count; i++) {
			point.fromBufferAttribute(position, i).applyMatrix4(matrixWorld);
			low.min(point), high.max(point);
		}
	}
	return { low: metres(low), high: metres(high) };
}

function describe(object, parent) {
	const meshes = [object, ...object.children.filter((child) => pieces.has(child))].filter((one) => one.isMesh);
	const { name, originalName, transformData, unitScaleFactor, ...custom } = object.userData;
	const node = {
		name: nodeName(object),
		parent: parent && nodeName(parent),
		position: metres(new Vector3().setFromMatrixPosition(object.matrixWorld)),
		matrix_is_identity: isIdentity(object),
		custom,
	};
	if (!meshes.length) return { ...node, kind: 'empty' };
	const geometries = meshes.map((mesh) => mesh.geometry);
	const every = (attribute) => geometries.every((geometry) => attribute in geometry.attributes);
	const sum = (count) => geometries.reduce((total, geometry) => total + count(geometry), 0);
	return {
		...node,
		...bounds(meshes),
		kind: 'mesh',
		vertices: sum((geometry) => geometry.attributes.position.count),
		triangles: sum((geometry) => (geometry.index ?? geometry.attributes.position).count / 3),
		uv_sets: ['uv', 'uv1', 'uv2', 'uv3'].filter(every).length,
		has_normals: every('normal'),
		has_tangents: file.endsWith('.glb') ? every('tangent') : null, // the other loaders leave them out
		materials: meshes.flatMap((mesh) => mesh.material).map((material) => material.name),
		morphs: morphNames(meshes[0]),
	};
}

function walk(object, parent) {
	const children = object.children.filter((child) => !pieces.has(child));
	return [describe(object, parent), ...children.flatMap((child) => walk(child, object))];
}

const nodes = roots.flatMap((root) => walk(root, null));
writeFileSync(answer, JSON.stringify({ nodes, messages }));
