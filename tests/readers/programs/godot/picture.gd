# Draws imported files side by side: godot --script picture.gd -- PICTURE.png FILE...
extends SceneTree

const GAP := 0.12 # metres between two of them
const MARGIN := 1.08
const FRAMES := 8 # until shadows and reflections are there

var frame := 0


func _process(_seconds: float) -> bool:
	var words := OS.get_cmdline_user_args()
	frame += 1
	if frame == 1: # nothing has a place in the world before
		root.msaa_3d = Viewport.MSAA_4X
		add_camera(stand_side_by_side(words.slice(1)))
		add_light()
	if frame < FRAMES:
		return false
	root.get_texture().get_image().save_png("res://" + words[0])
	return true


func stand_side_by_side(files: PackedStringArray) -> AABB:
	var all := AABB()
	var right := 0.0
	for file in files:
		var scene: Node3D = load("res://" + file).instantiate()
		root.add_child(scene)
		var box := box_of(scene)
		scene.position.x = right - box.position.x
		right += box.size.x + GAP
		box.position.x += scene.position.x
		all = all.merge(box) if all.size else box
	return all


func box_of(scene: Node3D) -> AABB:
	var box := AABB()
	for mesh: MeshInstance3D in scene.find_children("*", "MeshInstance3D", true, false):
		var own := mesh.global_transform * mesh.get_aabb()
		box = box.merge(own) if box.size else own
	return box


func add_camera(box: AABB) -> void:
	var camera := Camera3D.new()
	var aspect := float(root.size.x) / root.size.y
	camera.projection = Camera3D.PROJECTION_ORTHOGONAL
	camera.size = MARGIN * maxf(box.size.y, box.size.x / aspect)
	camera.position = box.get_center() + Vector3(0, 0, 10)
	root.add_child(camera)


func add_light() -> void:
	var sun := DirectionalLight3D.new()
	sun.rotation_degrees = Vector3(-30, 60, 0)
	sun.light_energy = 0.7
	sun.shadow_enabled = true
	root.add_child(sun)
	var environment := Environment.new()
	environment.background_mode = Environment.BG_COLOR
	environment.background_color = Color(0.16, 0.17, 0.19)
	environment.tonemap_mode = Environment.TONE_MAPPER_FILMIC
	environment.sky = Sky.new()
	environment.sky.sky_material = ProceduralSkyMaterial.new()
	environment.sky.sky_material.energy_multiplier = 0.4
	environment.ambient_light_source = Environment.AMBIENT_SOURCE_SKY
	environment.reflected_light_source = Environment.REFLECTION_SOURCE_SKY
	var world := WorldEnvironment.new()
	world.environment = environment
	root.add_child(world)
