# Writes what Godot imported, as all readers describe it: godot --script read.gd -- FILE ANSWER.json [FILE ANSWER.json ...]
extends SceneTree

const UV_SETS := [Mesh.ARRAY_FORMAT_TEX_UV, Mesh.ARRAY_FORMAT_TEX_UV2]

var nodes: Array[Dictionary] = []


func _initialize() -> void:
	var words := OS.get_cmdline_user_args()
	for index in range(0, words.size(), 2):
		nodes = []
		var scene: Node = load("res://" + words[index]).instantiate()
		for child in scene.get_children(): # the scene itself is Godot's, named after the file
			walk(child, null, Transform3D.IDENTITY)
		var answer := {nodes = nodes, messages = []}
		FileAccess.open("res://" + words[index + 1], FileAccess.WRITE).store_string(JSON.stringify(answer))
		scene.free()


func _process(_seconds: float) -> bool:
	return true # the end, whatever became of the above


func walk(node: Node, parent: Variant, above: Transform3D) -> void:
	var local: Transform3D = node.transform if node is Node3D else Transform3D.IDENTITY
	var world := above * local
	var entry := {
		name = str(node.name),
		parent = parent,
		kind = "empty",
		position = numbers(world.origin),
		matrix_is_identity = local.basis.is_equal_approx(Basis.IDENTITY),
		custom = node.get_meta("extras", {}),
	}
	if node is MeshInstance3D:
		entry.merge(describe_mesh(node.mesh, world), true)
	elif node is StaticBody3D:
		entry.kind = "static_body"
	elif node is CollisionShape3D:
		entry.merge(describe_shape(node.shape, world), true)
	nodes.append(entry)
	for child in node.get_children():
		walk(child, str(node.name), world)


func describe_mesh(mesh: ArrayMesh, world: Transform3D) -> Dictionary:
	var points := PackedVector3Array()
	var corners := 0
	var formats := ~0 # what all surfaces have
	var materials: Array[String] = []
	var morphs: Array[String] = []
	for surface in mesh.get_surface_count():
		points.append_array(mesh.surface_get_arrays(surface)[Mesh.ARRAY_VERTEX])
		corners += mesh.surface_get_array_index_len(surface)
		formats &= mesh.surface_get_format(surface)
		materials.append(mesh.surface_get_material(surface).resource_name)
	for index in mesh.get_blend_shape_count():
		morphs.append(str(mesh.get_blend_shape_name(index)))
	return {
		kind = "mesh",
		triangles = corners / 3,
		uv_sets = UV_SETS.filter(func(flag: int) -> bool: return formats & flag).size(),
		has_normals = bool(formats & Mesh.ARRAY_FORMAT_NORMAL),
		has_tangents = bool(formats & Mesh.ARRAY_FORMAT_TANGENT),
		materials = materials,
		morphs = morphs,
	}.merged(bounds(points, world))


func describe_shape(shape: Shape3D, world: Transform3D) -> Dictionary:
	var points := PackedVector3Array()
	if shape is ConvexPolygonShape3D:
		points = shape.points
	elif shape is ConcavePolygonShape3D:
		points = shape.get_faces()
	return {kind = "collision", shape = shape.get_class()}.merged(bounds(points, world))


func bounds(points: PackedVector3Array, world: Transform3D) -> Dictionary:
	if points.is_empty():
		return {vertices = 0}
	var box := AABB(world * points[0], Vector3.ZERO)
	for point in points:
		box = box.expand(world * point)
	return {vertices = points.size(), low = numbers(box.position), high = numbers(box.end)}


func numbers(at: Vector3) -> Array[float]:
	return [at.x, at.y, at.z]
