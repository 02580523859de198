"""German, as artists read it in Blender: short, without address, infinitives on buttons."""

GERMAN = {
    # Panels, in their order.
    "Generate assets": "Assets erzeugen",
    "Generate Asset": "Asset erzeugen",
    "Generate {kind}": "{kind} erzeugen",
    "Make new assets beside those that stand at the 3D cursor": "Neue Assets neben denen am 3D-Cursor erzeugen",
    "Generate Presets": "Voreinstellungen zum Erzeugen",
    "Saved settings": "Gespeicherte Einstellungen",
    "Add Preset": "Voreinstellung hinzufügen",
    "Save these settings as a preset, or remove one": (
        "Diese Einstellungen als Voreinstellung speichern oder eine entfernen"
    ),
    "Style": "Stil",
    "Any Style": "Jeder Stil",
    "Draw from all styles": "Aus allen Stilen ziehen",
    "Seed": "Startwert",
    "The same seed gives the same asset": "Derselbe Startwert ergibt dasselbe Asset",
    "Roll the Dice": "Würfeln",
    "Choose a seed at random": "Einen zufälligen Startwert wählen",
    "Advance Seed": "Jedes Mal neu",
    "Move the seed on after generating, so that the next press gives new assets": (
        "Den Startwert nach dem Erzeugen weiterzählen, damit der nächste Klick neue Assets ergibt"
    ),
    "Count": "Anzahl",
    "Assets to generate": "Wie viele Assets erzeugt werden",
    "Variety": "Vielfalt",
    "0 gives the typical asset of a style, 1 its natural spread, more the unusual": (
        "0 ergibt das typische Asset eines Stils, 1 seine natürliche Streuung, mehr das Ungewöhnliche"
    ),
    "Resolution": "Auflösung",
    "One Welded Mesh": "Verschweißt",
    "Engine: {engine}": ("Engine: {engine}"),
    "Sheet": "Bilderbogen",
    "Choose among pictures of assets": "Unter Bildern von Assets wählen",
    "Assets to show on the sheet": "Wie viele Assets der Bilderbogen zeigt",
    "Draw Sheet": "Bilderbogen zeichnen",
    "Show pictures of new assets in the panel; nothing is put into the scene": (
        "Bilder neuer Assets im Panel zeigen; in die Szene kommt nichts"
    ),
    "Show Pictures": "Bilder zeigen",
    "Page": "Seite",
    "Which of the sheet's pictures to show": "Welche Bilder des Bilderbogens zu sehen sind",
    "of {count}": ("von {count}"),
    "Draw the sheet's pictures again, which are not kept in files": (
        "Die Bilder des Bilderbogens, die nicht in Dateien bleiben, wieder zeichnen"
    ),
    "Choose": "Wählen",
    "Choose this asset for Add to Scene": "Dieses Asset zum Hinzufügen wählen",
    "Add to Scene": "Zur Szene hinzufügen",
    "Add {count} to Scene": ("{count} zur Szene hinzufügen"),
    "Add assets of the sheet to the scene, beside those that stand at the 3D cursor": (
        "Assets des Bilderbogens zur Szene hinzufügen, neben denen am 3D-Cursor"
    ),
    "Edit Asset": "Asset bearbeiten",
    "Change the active asset": "Das aktive Asset ändern",
    "Asset Presets": "Schwert-Voreinstellungen",
    "Saved assets": "Gespeicherte Assets",
    "Save the active asset as a preset, or remove one": (
        "Das aktive Asset als Voreinstellung speichern oder eine entfernen"
    ),
    "Select an asset": "Ein Asset auswählen",
    "A to B": "A bis B",
    "0 is the first asset, 1 the last": "0 ist das erste Asset, 1 das letzte",
    "Keep": "Behalten",
    "Keep while the rest varies:": "Behalten, wenn der Rest variiert:",
    "Parts that stay as they are while the rest varies": "Teile, die bleiben, wie sie sind, während der Rest variiert",
    "Vary": "Variieren",
    "Change the active asset at random, except for the parts to keep": (
        "Das aktive Asset zufällig ändern, außer den Teilen, die bleiben"
    ),
    "Vary the Asset": "Asset variieren",
    "Vary the Rest": "Rest variieren",
    "The same seed gives the same change": "Derselbe Startwert ergibt dieselbe Änderung",
    "Strength": "Stärke",
    "How far to go: 0 changes nothing, 1 leaves nothing of what is not kept": (
        "Wie weit: 0 ändert nichts, 1 lässt von allem, was nicht behalten wird, nichts übrig"
    ),
    "Shape Sliders": "Formregler",
    "The model's own directions of change": "Die eigenen Richtungen des Modells",
    "Shape": "Form",
    "Shape {number}": ("Form {number}"),
    "One of the model's strongest directions of change, in standard deviations": (
        "Eine der stärksten Richtungen des Modells, in Standardabweichungen"
    ),
    "Randomise": "Zufällig",
    "Move all shape sliders of the active asset to random places": (
        "Alle Formregler des aktiven Assets zufällig stellen"
    ),
    "In standard deviations": "In Standardabweichungen",
    "Reset": "Zurücksetzen",
    "Move all shape sliders of the active asset back to zero": "Alle Formregler des aktiven Assets auf null stellen",
    "Explore": "Erkunden",
    "Find an asset by choosing among many": "Ein Asset finden, indem man unter vielen wählt",
    "Assets": "Assets",
    "Assets in the grid": "Assets im Raster",
    "How far the variations go: 0 is the asset itself, 1 leaves nothing of what is not kept": (
        "Wie weit die Variationen gehen: 0 ist das Asset selbst, 1 lässt von allem, was nicht behalten wird, "
        "nichts übrig"
    ),
    "Variations": "Variationen",
    "Show a grid of assets like the active one; select one of them and press again to go on from it": (
        "Ein Raster von Assets wie dem aktiven zeigen; eines davon auswählen und wieder klicken, um von ihm aus "
        "weiterzugehen"
    ),
    "Breed": "Kreuzen",
    "Show a grid of children of two selected assets, each part somewhere between its parents' own": (
        "Ein Raster von Kindern zweier ausgewählter Assets zeigen, jeder Teil irgendwo zwischen denen der Eltern"
    ),
    "Earlier or Later Grid": "Früheres oder späteres Raster",
    "Show the grid before or after this one again": "Das Raster vor oder nach diesem wieder zeigen",
    "Direction": "Richtung",
    "Which grid to show": "Welches Raster gezeigt wird",
    "Earlier": "Früher",
    "The grid before this one": "Das Raster vor diesem",
    "Later": "Später",
    "The grid after this one": "Das Raster nach diesem",
    "Grid {number} of {count}": ("Raster {number} von {count}"),
    "Make the selected assets of the grid assets of their own, beside the others": (
        "Die ausgewählten Assets des Rasters zu eigenen Assets machen, neben den anderen"
    ),
    "Clear Grid": "Raster entfernen",
    "Take the grid away and forget the grids before it; assets that were kept stay": (
        "Das Raster entfernen und die Raster davor vergessen; behaltene Assets bleiben"
    ),
    "Interpolate": "Interpolieren",
    "Make what lies between the selected assets": "Erzeugen, was zwischen den ausgewählten Assets liegt",
    "Make what lies between the selected assets, which stay as they are; the active one is the first": (
        "Erzeugen, was zwischen den ausgewählten Assets liegt; sie selbst bleiben, wie sie sind, und das aktive "
        "ist das erste"
    ),
    "Make": "Erzeugen",
    "What to make of the selected assets; the active one is the first, the others follow by name": (
        "Was aus den ausgewählten Assets wird; das aktive ist das erste, die anderen folgen nach Namen"
    ),
    "Blend": "Überblendung",
    "One asset half-way between two, with an A to B slider": (
        "Ein Asset auf halbem Weg zwischen zweien, mit einem Regler von A bis B"
    ),
    "Row": "Reihe",
    "Assets side by side, each a step further on the way through all that are selected": (
        "Assets nebeneinander, jedes einen Schritt weiter auf dem Weg durch alle ausgewählten"
    ),
    "Shape Keys": "Formschlüssel",
    "One welded mesh with shape keys along the way through all that are selected": (
        "Ein verschweißtes Mesh mit Formschlüsseln entlang des Wegs durch alle ausgewählten"
    ),
    "Animation": "Animation",
    "The same mesh with keyframes, from the first asset to the last as the timeline plays": (
        "Dasselbe Mesh mit Schlüsselbildern, beim Abspielen vom ersten Asset zum letzten"
    ),
    "Assets in the row, evenly spaced from the first selected asset to the last": (
        "Assets in der Reihe, gleichmäßig vom ersten ausgewählten Asset zum letzten"
    ),
    "Frames": "Einzelbilder",
    "Frames from one asset to the next": "Einzelbilder von einem Asset zum nächsten",
    "Reconstruct": "Rekonstruieren",
    "Rebuild the selected objects as assets": "Die ausgewählten Objekte als Assets nachbauen",
    "Rebuild each selected object as an asset, in its own place and size": (
        "Jedes ausgewählte Objekt als Asset nachbauen, an seinem Ort und in seiner Größe"
    ),
    "Fit": "Anpassung",
    "How closely to follow the surface": "Wie genau der Oberfläche gefolgt wird",
    "Quick": "Schnell",
    "Read the shape once": "Die Form einmal lesen",
    "Refined": "Verfeinert",
    "Then fit the asset to the surface": "Das Asset danach an die Oberfläche anpassen",
    "Surface": "Oberfläche",
    "Then let each patch move by itself to the surface; the slowest": (
        "Danach jeden Patch für sich an die Oberfläche bewegen; am langsamsten"
    ),
    "As rebuilt: {closeness}.": ("Beim Nachbauen: {closeness}."),
    "{share}% of the surface is within {tolerance:g} {unit} of the result": (
        "{share} % der Oberfläche liegen höchstens {tolerance:g} {unit} daneben"
    ),
    "Source": "Quelle",
    "Object that the asset was rebuilt from, or is to be compared with": (
        "Objekt, nach dem das Asset gebaut wurde oder mit dem es verglichen wird"
    ),
    "Compare": "Vergleichen",
    'Draw the source as wire over the active asset, and measure the asset: attribute "distance", in metres': (
        'Die Quelle als Drahtgitter über das aktive Asset zeichnen und das Asset messen: Attribut "distance", in Metern'
    ),
    "On": "An",
    "Off draws the source as before and removes the distances": (
        "Aus zeichnet die Quelle wie vorher und entfernt die Abstände"
    ),
    "Project": "Projizieren",
    "Project onto Source": "Auf die Quelle projizieren",
    "Give the active asset's source a UV map of the asset's atlas, and the materials of its parts": (
        "Der Quelle des aktiven Assets eine UV-Map nach dessen Atlas geben, dazu die Materialien seiner Teile"
    ),
    "Materials": "Materialien",
    "Give each face the material of the nearest part too": "Jeder Fläche auch das Material des nächsten Teils geben",
    "Export": "Exportieren",
    "Write the selected assets for a game engine": "Die ausgewählten Assets für eine Game-Engine schreiben",
    "Folder": "Ordner",
    "Where the files go; // is the folder of the .blend file": (
        "Wohin die Dateien kommen; // ist der Ordner der .blend-Datei"
    ),
    "Export Presets": "Voreinstellungen zum Exportieren",
    "Saved choices of an export": "Gespeicherte Einstellungen eines Exports",
    "Save these choices as a preset, or remove one": (
        "Diese Einstellungen als Voreinstellung speichern oder eine entfernen"
    ),
    "Game Engine": "Game-Engine",
    "Where the assets go; fills in everything below as that engine reads it best": (
        "Wohin die Assets kommen; füllt alles darunter so aus, wie diese Engine es am besten liest"
    ),
    "Use this engine's preset": "Die Vorgaben für diese Engine verwenden",
    "FBX in centimetres, Z up, with an LOD Group, and collision and names that Unreal recognises": (
        "FBX in Zentimetern, Z nach oben, mit LOD-Gruppe, Kollision und Namen, wie Unreal sie liest"
    ),
    "FBX with rotation 0 and scale 1, Y up; Unity makes an LOD Group from the names of the levels": (
        "FBX mit Drehung 0 und Skalierung 1, Y nach oben; Unity macht aus den Stufen nach ihren Namen eine LOD-Gruppe"
    ),
    "glTF; Godot finds collision by name and makes its own levels of detail": (
        "glTF; Godot erkennt die Kollision am Namen und macht eigene Detailstufen"
    ),
    "Any": "Jede",
    "FBX in metres, Y up, with plain names; for all other engines and programs": (
        "FBX in Metern, Y nach oben, schlichte Namen; für alle anderen Engines und Programme"
    ),
    "Format": "Format",
    "Kind of file": "Art der Datei",
    "What Unreal and Unity read best": "Was Unreal und Unity am besten lesen",
    "What Godot and the web read best; always in metres and Y up": (
        "Was Godot und das Web am besten lesen; immer in Metern und Y nach oben"
    ),
    "For Omniverse, Houdini and film; in metres": "Für Omniverse, Houdini und Film; in Metern",
    "Meshes alone: no sockets, no lightmap UVs, no morph targets": (
        "Nur Meshes: keine Sockets, keine Lightmap-UVs, keine Morph-Ziele"
    ),
    "Export Assets": "Assets exportieren",
    "Write each selected asset for a game engine, with levels of detail, collision and sockets; the scene stays": (
        "Jedes ausgewählte Asset für eine Game-Engine schreiben, mit Detailstufen, Kollision und Sockets; die Szene "
        "bleibt"
    ),
    "Levels of Detail": "Detailstufen",
    "The same asset with fewer and fewer triangles, for when it is further away": (
        "Dasselbe Asset mit immer weniger Dreiecken, für größere Entfernung"
    ),
    "Grouping": "Gruppierung",
    "How the levels of detail lie in the file": "Wie die Detailstufen in der Datei liegen",
    "LOD Group": "LOD-Gruppe",
    "All levels below one LOD Group, as Unreal reads them": "Alle Stufen unter einer LOD-Gruppe, wie Unreal sie liest",
    "By Name": "Nach Namen",
    "All levels side by side, told apart by _LOD0, _LOD1 and so on, as Unity reads them": (
        "Alle Stufen nebeneinander, unterschieden durch _LOD0, _LOD1 und so weiter, wie Unity sie liest"
    ),
    "Finest Only": "Nur die feinste",
    "One level alone; for engines that make the others themselves": (
        "Eine einzige Stufe; für Engines, die die anderen selbst machen"
    ),
    "Levels": "Stufen",
    "How many levels of detail: the further away an asset is, the fewer triangles the engine draws": (
        "Wie viele Detailstufen: Je weiter weg ein Asset ist, desto weniger Dreiecke zeichnet die Engine"
    ),
    "Points along the side of each patch in the finest level; each further level has half as many": (
        "Punkte entlang der Seite jedes Patches in der feinsten Stufe; jede weitere hat halb so viele"
    ),
    "Triangles: {counts}": ("Dreiecke: {counts}"),
    "Collision and Sockets": "Kollision und Sockets",
    "What the engine's physics meets, and where other things are attached": (
        "Woran die Physik der Engine stößt und wo anderes angehängt wird"
    ),
    "Collision": "Kollision",
    "Simple shapes that the engine's physics uses instead of the asset itself": (
        "Einfache Formen, mit denen die Physik der Engine statt mit dem Asset selbst rechnet"
    ),
    "Convex Pieces": "Konvexe Stücke",
    "A few simple shapes close around the asset, which follow its curves too": (
        "Wenige einfache Formen dicht um das Asset, die auch seinen Krümmungen folgen"
    ),
    "Boxes": "Quader",
    "A box around each of these pieces; rougher, and the least work for the engine": (
        "Ein Quader um jedes dieser Stücke; gröber und für die Engine am wenigsten Arbeit"
    ),
    "None": "Keine",
    "The engine is given no collision shapes": "Die Engine bekommt keine Kollisionsformen",
    "Sockets": "Sockets",
    "Mark the places where an engine attaches a hand, sparks or a trail": (
        "Die Stellen markieren, an denen eine Engine eine Hand, Funken oder eine Spur anhängt"
    ),
    "Materials and Textures": "Materialien und Texturen",
    "Material slots, and textures to bake": "Material-Slots, und Texturen zum Backen",
    "How many material slots an asset has": "Wie viele Material-Slots ein Asset hat",
    "One per Part": "Eines je Teil",
    "Each part has a material slot": "Jeder Teil hat einen Material-Slot",
    "One for All": "Eines für alle",
    "A single material slot, which an engine draws fastest": (
        "Ein einziger Material-Slot, den eine Engine am schnellsten zeichnet"
    ),
    "Textures": "Texturen",
    "Bake textures of this size and write them beside each asset; takes longer": (
        "Texturen dieser Größe backen und neben jedes Asset schreiben; dauert länger"
    ),
    "No textures": "Keine Texturen",
    "Ambient occlusion, curvature, and a colour for each part, as PNG files": (
        "Umgebungsverdeckung, Krümmung und eine Farbe für jeden Teil, als PNG-Dateien"
    ),
    "Names, Axes and Scale": "Namen, Achsen, Maßstab",
    "What engines differ in; the chosen engine has set it right": (
        "Worin sich Engines unterscheiden; durch die gewählte Engine ist es schon richtig"
    ),
    "Names": "Namen",
    "Which engine's way of naming levels, collision and sockets": (
        "Nach welcher Engine Stufen, Kollision und Sockets benannt werden"
    ),
    "Plain": "Schlicht",
    "Top Along": "Oberes Ende entlang",
    "Where the top points, in Blender's axes; Z is up": "Wohin das obere Ende in Blenders Achsen zeigt; Z ist oben",
    "Forward": "Vorn",
    "Forward axis of an FBX file": "Achse nach vorn in einer FBX-Datei",
    "Up": "Oben",
    "Up axis of the file": "Achse nach oben in der Datei",
    "Apply Scalings": "Skalierung",
    "Where an FBX file holds its scale": "Wo eine FBX-Datei ihren Maßstab hält",
    "All Local": "Alle lokal",
    "Centimetres, by the objects' scale; what Unreal expects": (
        "Zentimeter, durch die Skalierung der Objekte; was Unreal erwartet"
    ),
    "FBX Units Scale": "FBX-Einheiten",
    "Metres, and the file says so": "Meter, und die Datei sagt es",
    "FBX All": "FBX alle",
    "Centimetres in the meshes themselves; what Unity expects": ("Zentimeter in den Meshes selbst; was Unity erwartet"),
    "Apply Transform": "Drehung anwenden",
    "Turn the meshes of an FBX file themselves, so that the engine shows rotation 0": (
        "Die Meshes einer FBX-Datei selbst drehen, damit die Engine Drehung 0 zeigt"
    ),
    "Checks": "Prüfungen",
    "What an asset must keep to be written": "Was ein Asset einhalten muss, um geschrieben zu werden",
    "Triangle Budget": "Dreiecke höchstens",
    "Do not write assets whose finest level has more triangles than this; 0 allows any number": (
        "Assets nicht schreiben, deren feinste Stufe mehr Dreiecke hat; 0 erlaubt beliebig viele"
    ),
    "Write Anyway": "Trotzdem schreiben",
    "Write assets too that have holes or too many triangles, or fail another check": (
        "Auch Assets schreiben, die Löcher oder zu viele Dreiecke haben oder eine andere Prüfung nicht bestehen"
    ),
    "Mark as Asset": "Als Asset markieren",
    "Put the selected assets into the Asset Browser, with a picture, tags and length": (
        "Die ausgewählten Assets in den Asset-Browser stellen, mit Bild, Schlagwörtern und Länge"
    ),
    "Asset of a Recipe": "Asset nach Rezept",
    "Make the active asset the one of a recipe, or a new asset where none is active": (
        "Das aktive Asset zu dem eines Rezepts machen, oder ein neues, wo keines aktiv ist"
    ),
    "Recipe": "Rezept",
    "As exported files and presets carry it": "Wie exportierte Dateien und Voreinstellungen es enthalten",
    # Preferences.
    "What computes the shapes": "Was die Formen berechnet",
    "Automatic": "Automatisch",
    "PyTorch where it is installed and finds a GPU, NumPy elsewhere": (
        "PyTorch, wo es installiert ist und eine GPU findet, sonst NumPy"
    ),
    "Runs everywhere, on the CPU": "Läuft überall, auf der CPU",
    "Needs PyTorch inside Blender's Python": "Braucht PyTorch in Blenders Python",
    "Device": "Gerät",
    "Where the engine computes": "Wo die Engine rechnet",
    "A GPU where there is one": "Eine GPU, wo es eine gibt",
    "The processor": "Der Prozessor",
    "An NVIDIA GPU; needs PyTorch": "Eine NVIDIA-GPU; braucht PyTorch",
    "An Apple GPU; needs PyTorch": "Eine Apple-GPU; braucht PyTorch",
    "PyTorch computes. NumPy gives the same assets and starts faster; choose it above if you like.": (
        "PyTorch rechnet. NumPy ergibt dieselben Assets und startet schneller; bei Bedarf oben wählen."
    ),
    "PyTorch is not in this Blender, and is not needed. To compute on a GPU, install Rodin's full zip.": (
        "PyTorch ist nicht in diesem Blender und wird nicht gebraucht. Um auf einer GPU zu rechnen, Rodins volles "
        "Zip installieren."
    ),
    "PyTorch is installed and found no GPU, so NumPy computes; choose PyTorch above to use it anyway.": (
        "PyTorch ist installiert und hat keine GPU gefunden, also rechnet NumPy; oben PyTorch wählen, um es trotzdem "
        "zu nutzen."
    ),
    "PyTorch is installed; it is used where it finds a GPU.": (
        "PyTorch ist installiert; es wird genutzt, wo es eine GPU findet."
    ),
    # Why a button cannot be pressed.
    "Go back to Object Mode first": "Zuerst in den Objektmodus zurückgehen",
    "Select at least one object": "Mindestens ein Objekt auswählen",
    "Select an asset made with Rodin": "Ein mit Rodin erzeugtes Asset auswählen",
    "Select at least one asset made with Rodin": "Mindestens ein mit Rodin erzeugtes Asset auswählen",
    "Select at least {least} assets made with Rodin ({count} selected)": (
        "Mindestens {least} mit Rodin erzeugte Assets auswählen ({count} ausgewählt)"
    ),
    "Select {least} assets made with Rodin ({count} selected)": (
        "{least} mit Rodin erzeugte Assets auswählen ({count} ausgewählt)"
    ),
    "Select assets of the grid": "Assets des Rasters auswählen",
    "Show variations of an asset first": "Zuerst Variationen eines Assets zeigen",
    "Press Draw Sheet first": "Zuerst den Bilderbogen zeichnen",
    "The asset has no source; rebuild an object, or choose one as its source": (
        "Das Asset hat keine Quelle; ein Objekt nachbauen oder eines als Quelle wählen"
    ),
    # What operators report.
    "Escape: stop": "Escape: abbrechen",
    "Stopped; the scene is as it was.": "Abgebrochen; die Szene ist, wie sie war.",
    "Stopped, as another scene or file was opened; nothing that was made is kept.": (
        "Abgebrochen, weil eine andere Szene oder Datei geöffnet wurde; nichts von dem, was entstand, bleibt."
    ),
    "Stopped, as something that was worked on has been deleted; nothing that was made is kept.": (
        "Abgebrochen, weil etwas gelöscht wurde, woran gearbeitet wurde; nichts von dem, was entstand, bleibt."
    ),
    "Generated one asset, {engine}.": ("Ein Asset erzeugt, {engine}."),
    "Generated {count} assets, {engine}.": ("{count} Assets erzeugt, {engine}."),
    "There is no earlier grid.": "Es gibt kein früheres Raster.",
    "There is no later grid.": "Es gibt kein späteres Raster.",
    "Kept {names}.": ("Behalten: {names}."),
    "Made {count} assets, {engine}.": ("{count} Assets erzeugt, {engine}."),
    '"{name}" has {count} shape keys; its A to B slider goes along them.': (
        '"{name}" hat {count} Formschlüssel; der Regler von A bis B führt an ihnen entlang.'
    ),
    '"{name}" is the last asset at frame {end}.': ('"{name}" ist bei Bild {end} das letzte Asset.'),
    '"{name}" is the last asset at frame {end}; the timeline ends before, at {last}.': (
        '"{name}" ist bei Bild {end} das letzte Asset; die Zeitleiste endet vorher, bei {last}.'
    ),
    '"{name}" does not look like a {kind}: it lies {share:.1%} of its size away from its likeness, and a '
    "{kind} at most {most:.0%}.": (
        '"{name}" sieht nicht nach „{kind}“ aus: Es liegt {share:.1%} seiner Größe von seinem Nachbau entfernt, '
        "erlaubt sind {most:.0%}."
    ),
    '"{name}" is rebuilt: {closeness}.': ('"{name}" ist nachgebaut: {closeness}.'),
    "Marked one object as asset.": "Ein Objekt als Asset markiert.",
    "Marked {count} objects as assets.": ("{count} Objekte als Assets markiert."),
    'Wrote {names} to "{folder}".': ('{names} in "{folder}" geschrieben.'),
    'Wrote {count} assets to "{folder}".': ('{count} Assets in "{folder}" geschrieben.'),
    "Stopped; the files that are written are whole, and the manifest names those that are missing.": (
        "Abgebrochen; die geschriebenen Dateien sind ganz, und das Manifest nennt die fehlenden."
    ),
    "Stopped, as another scene or file was opened; the files that are written are whole.": (
        "Abgebrochen, weil eine andere Szene oder Datei geöffnet wurde; die geschriebenen Dateien sind ganz."
    ),
    # What is wrong with a scene, a file or a folder.
    "A blend is made of 2 swords, and {count} are selected; make a row instead.": (
        "Eine Überblendung entsteht aus 2 Assets, und {count} sind ausgewählt; stattdessen eine Reihe erzeugen."
    ),
    '"{name}" is linked from another file; make it local first to change this asset.': (
        '"{name}" ist aus einer anderen Datei verknüpft; zuerst lokal machen, um dieses Asset zu ändern.'
    ),
    '"{name}" has lost its patch ID, so this asset can no longer be moved.': (
        '"{name}" sagt nicht mehr, welcher Patch es ist, darum lässt sich dieses Asset nicht mehr bewegen.'
    ),
    'Leave Edit Mode on "{name}" first, then move the slider again.': (
        'Zuerst den Bearbeitungsmodus von "{name}" verlassen, dann den Regler wieder bewegen.'
    ),
    '"{name}" has had vertices added or removed, so the sliders can no longer move this asset.': (
        'Bei "{name}" kamen Vertices hinzu oder wurden entfernt, darum können die Regler dieses Asset nicht mehr '
        "bewegen."
    ),
    # Edits by hand.
    "Edited by hand": "Von Hand geändert",
    "Patches are missing": "Patches fehlen",
    "Stopped following": "Folgt nicht mehr",
    "Keep Edits and Stop Following": "Änderungen behalten, nicht mehr folgen",
    "Keep the asset as it is; handles and sliders no longer change it": (
        "Das Asset lassen, wie es ist; Maße und Regler ändern es nicht mehr"
    ),
    "Carry Edits Along": "Änderungen mitführen",
    "Keep each edit as an offset from the shape that handles and sliders give": (
        "Jede Änderung als Versatz zur Form behalten, die Maße und Regler ergeben"
    ),
    "Rebuild": "Neu aufbauen",
    "Make the asset again from its handles and sliders: edits are lost, missing patches come back": (
        "Das Asset aus Maßen und Reglern neu aufbauen: Änderungen gehen verloren, fehlende Patches kommen zurück"
    ),
    '"{name}" was edited by hand. Choose what to do with the edits.': (
        '"{name}" wurde von Hand geändert. Wählen, was mit den Änderungen geschieht.'
    ),
    '"{name}" keeps your edits, so handles and sliders do not change it.': (
        '"{name}" behält die Änderungen, darum ändern Maße und Regler es nicht.'
    ),
    "Edits cannot be carried along on an asset with shape keys; keep them, or rebuild it.": (
        "Bei einem Asset mit Formschlüsseln lassen sich Änderungen nicht mitführen; sie behalten oder neu aufbauen."
    ),
    '"{name}" has no patches, so there is nothing to change. Press Rebuild to make them.': (
        '"{name}" hat keine Patches, darum gibt es nichts zu ändern. Neu aufbauen erzeugt sie.'
    ),
    "{missing} of {count} patches are missing. Press Rebuild to bring them back.": (
        "{missing} von {count} Patches fehlen. Neu aufbauen bringt sie zurück."
    ),
    "The applied scale is not the same on all axes, so it is the object's scale again.": (
        "Die angewendete Skalierung ist nicht auf allen Achsen gleich, darum ist sie wieder die des Objekts."
    ),
    'Leave Edit Mode on "{name}" first.': ('Zuerst den Bearbeitungsmodus von "{name}" verlassen.'),
    '"{name}" has shape keys, and vertices added or removed; remove the shape keys to rebuild it.': (
        '"{name}" hat Formschlüssel, und Vertices kamen hinzu oder wurden entfernt; zum Neuaufbauen die '
        "Formschlüssel entfernen."
    ),
    '"{name}" has one level only: {reason}': ('"{name}" hat nur eine Stufe: {reason}'),
    "The asset is mirrored.": "Das Asset ist gespiegelt.",
    "An asset with shape keys was edited by hand.": "Ein Asset mit Formschlüsseln wurde von Hand geändert.",
    "Patches edited by hand no longer meet.": "Von Hand geänderte Patches schließen nicht mehr aneinander an.",
    "{missing} of {count} patches are missing.": ("{missing} von {count} Patches fehlen."),
    "Other meshes were added to the asset.": "Dem Asset wurden andere Meshes hinzugefügt.",
    '"{name}" was moved away from the asset.': ('"{name}" wurde vom Asset weg bewegt.'),
    '"{name}" has shape keys of its own.': ('"{name}" hat eigene Formschlüssel.'),
    '"{name}" is in Edit Mode.': ('"{name}" ist im Bearbeitungsmodus.'),
    '"{name}" has modifiers.': ('"{name}" hat Modifikatoren.'),
    '"{name}" had vertices or faces added or removed.': (
        'Bei "{name}" kamen Vertices oder Flächen hinzu oder wurden entfernt.'
    ),
    '"{name}" has colour attributes.': ('"{name}" hat Farbattribute.'),
    '"{name}" has other materials on its faces.': ('"{name}" hat andere Materialien auf den Flächen.'),
    "The asset's shape keys cannot be read.": "Die Formschlüssel des Assets sind nicht lesbar.",
    "An object of type {type} has no surface; select a mesh, curve, text, surface or metaball.": (
        "Ein Objekt vom Typ {type} hat keine Oberfläche; ein Mesh, eine Kurve, einen Text, eine Fläche oder "
        "einen Metaball auswählen."
    ),
    "Choose a folder to export to.": "Einen Ordner für den Export wählen.",
    "Save the file first, or choose a folder: // is the folder of the saved file.": (
        "Zuerst die Datei speichern oder einen Ordner wählen: // ist der Ordner der gespeicherten Datei."
    ),
    'Cannot write to the folder "{folder}": {reason}.': (
        'In den Ordner "{folder}" kann nicht geschrieben werden: {reason}.'
    ),
    'The asset "{name}" has no mesh left to export.': (
        'Das Asset "{name}" hat kein Mesh mehr, das sich exportieren ließe.'
    ),
    'Enable the add-on "{name}" in Blender\'s preferences to export {format}.': (
        'Das Add-on "{name}" in Blenders Einstellungen aktivieren, um {format} zu exportieren.'
    ),
    'Enable the add-on "Cycles Render Engine" in Blender\'s preferences to bake.': (
        'Das Add-on "Cycles Render Engine" in Blenders Einstellungen aktivieren, um Texturen zu backen.'
    ),
    "Blender could not bake: {reason}": ("Blender konnte nicht backen: {reason}"),
    'Cannot write "{path}": {reason}.': ('"{path}" kann nicht geschrieben werden: {reason}.'),
    'Blender could not write "{name}": {reason}': ('Blender konnte "{name}" nicht schreiben: {reason}'),
    'Cannot write "{path}": it is a folder.': ('"{path}" kann nicht geschrieben werden: Es ist ein Ordner.'),
    '"{name}" was not written.': ('"{name}" wurde nicht geschrieben.'),
    '"{name}" was only written in part; is the disk full?': (
        '"{name}" wurde nur zum Teil geschrieben; ist der Datenträger voll?'
    ),
    "{error} Written: {written} of {planned}; missing: {missing}.": (
        "{error} Geschrieben: {written} von {planned}; es fehlen: {missing}."
    ),
    '"{path}" is not a manifest: it is not valid JSON.': ('"{path}" ist kein Manifest: Es ist nicht als JSON lesbar.'),
    '"{path}" is not a manifest of version {version}.': ('"{path}" ist kein Manifest der Version {version}.'),
    '"{path}" is not a complete manifest.': ('"{path}" ist kein vollständiges Manifest.'),
    "It was deleted before its turn came.": "Es wurde gelöscht, bevor es an der Reihe war.",
    "What was made has been deleted or undone meanwhile.": "Was entstand, ist inzwischen gelöscht oder zurückgenommen.",
    '"{name}" has no source to be compared with, or it has been deleted.': (
        '"{name}" hat keine Quelle zum Vergleichen, oder sie wurde gelöscht.'
    ),
    "The asset was deleted while it was measured.": "Das Asset wurde gelöscht, während es gemessen wurde.",
    '"{name}" is linked from another file, so the way it is drawn cannot be changed.': (
        '"{name}" ist aus einer anderen Datei verknüpft, darum lässt sich seine Darstellung nicht ändern.'
    ),
    '"{name}" is not in this view layer, so it cannot be shown.': (
        '"{name}" ist nicht in dieser Ansichtsebene, darum lässt es sich nicht zeigen.'
    ),
    '"{name}" is of type {type}; only a mesh takes UVs, so convert it first.': (
        '"{name}" ist vom Typ {type}; nur ein Mesh nimmt UVs an, darum zuerst umwandeln.'
    ),
    'The mesh of "{name}" is linked from another file, so it cannot be changed.': (
        'Das Mesh von "{name}" ist aus einer anderen Datei verknüpft, darum lässt es sich nicht ändern.'
    ),
    '"{name}" has no faces to project onto.': ('"{name}" hat keine Flächen, auf die projiziert werden könnte.'),
    '"{name}" has {count} UV maps, and Blender allows no more; remove one first.': (
        '"{name}" hat {count} UV-Maps, und mehr erlaubt Blender nicht; zuerst eine entfernen.'
    ),
    'Blender could not transfer UVs to "{name}".': ('Blender konnte keine UVs auf "{name}" übertragen.'),
    "There is no asset {number} on the sheet; it has {count}, from 0 on.": (
        "Auf dem Bilderbogen gibt es kein Asset {number}; er hat {count}, von 0 an."
    ),
    "Choose at least one asset on the sheet.": "Mindestens ein Asset auf dem Bilderbogen wählen.",
    '"{name}" is linked from another file; make it local first.': (
        '"{name}" ist aus einer anderen Datei verknüpft; zuerst lokal machen.'
    ),
    'Move "{name}" and its patches, and nothing else, into one collection first.': (
        'Zuerst "{name}" und seine Patches, und nichts sonst, in eine einzige Sammlung verschieben.'
    ),
    # What is wrong with a mesh.
    "The mesh has no vertices.": "Das Mesh hat keine Vertices.",
    "The mesh's vertices must have three coordinates each.": (
        "Die Vertices des Meshs müssen je drei Koordinaten haben."
    ),
    "The mesh has no faces, so it has no surface to sample.": (
        "Das Mesh hat keine Flächen, also keine Oberfläche, die sich abtasten ließe."
    ),
    "The mesh's faces must be triangles.": "Die Flächen des Meshs müssen Dreiecke sein.",
    "The mesh's face indices must be integers.": ("Die Flächen des Meshs müssen Vertices mit ganzen Zahlen nennen."),
    "The mesh has faces that refer to missing vertices.": (
        "Das Mesh hat Flächen, die Vertices nennen, die es nicht hat."
    ),
    "The mesh has NaN or infinite coordinates.": ("Das Mesh hat Koordinaten, die NaN oder unendlich sind."),
    "The mesh has coordinates beyond {limit:.0e}; move it to the origin or scale it down.": (
        "Das Mesh hat Koordinaten jenseits von {limit:.0e}; zum Ursprung verschieben oder kleiner skalieren."
    ),
    "The mesh's surface has no area.": "Die Oberfläche des Meshs hat keinen Flächeninhalt.",
    "Refinement must be one of {names}, not {name}.": ("Die Verfeinerung muss eine von {names} sein, nicht {name}."),
    "These weights' decoder is not linear, so the surface cannot be refined; choose latent.": (
        "Der Decoder dieser Gewichte ist nicht linear, darum lässt sich die Oberfläche nicht verfeinern; latent wählen."
    ),
    # What forbids writing an asset.
    "LOD {level}: {reason}": ("LOD {level}: {reason}"),
    "{count} zero-area triangle": ("{count} Dreieck ohne Flächeninhalt"),
    "{count:,} zero-area triangles": ("{count:,} Dreiecke ohne Flächeninhalt"),
    "{count} part is flat or inside out": ("{count} Teil ist flach oder nach innen gekehrt"),
    "{count:,} parts are flat or inside out": ("{count:,} Teile sind flach oder nach innen gekehrt"),
    "{count} loose vertex": ("{count} Vertex ohne Fläche"),
    "{count:,} loose vertices": ("{count:,} Vertices ohne Fläche"),
    "The surface or its texture has no area.": "Die Oberfläche oder ihre Textur hat keinen Flächeninhalt.",
    "A collision piece needs points, all with finite coordinates.": (
        "Ein Kollisionsstück braucht Punkte, die es umschließt, und alle müssen endlich sein."
    ),
    # What is wrong with what an export is asked for.
    "The export settings must be a list of names and values.": (
        "Die Einstellungen des Exports sind keine Liste von Namen und Werten."
    ),
    "There is no export setting {names}.": ("Ein Export hat keine Einstellung namens {names}."),
    "The export setting {choice} must be true or false.": ("{choice} des Exports muss true oder false sein."),
    "The export setting {choice} must be one of {allowed}, not {value}.": (
        "{choice} des Exports muss eines von {allowed} sein, nicht {value}."
    ),
    "The export setting {choice} must be a whole number from 0 to {most:,}.": (
        "{choice} des Exports muss eine ganze Zahl von 0 bis {most:,} sein."
    ),
    "Up and forward must be along different axes, not {up} and {forward}.": (
        "Oben und Vorn eines Exports können nicht auf einer Achse liegen ({up} und {forward})."
    ),
    "An export needs 1 to {levels} levels of detail, each with {least} to {most} points along the side of a patch.": (
        "Ein Export hat 1 bis {levels} Detailstufen, jede mit {least} bis {most} Punkten entlang der Seite eines "
        "Patches."
    ),
    "Each level of detail must have fewer points than the one before it.": (
        "Jede Detailstufe muss weniger Punkte haben als die davor."
    ),
    # What is wrong with what an asset is asked for.
    "{handle} stops at {value:.3g} {unit}: no asset near this one goes farther.": (
        "{handle} endet bei {value:.3g} {unit}: Kein Asset in der Nähe geht weiter."
    ),
    "{handle} stops at {value:.3g} {unit}: these assets go from {low:.3g} to {high:.3g} {unit}.": (
        "{handle} endet bei {value:.3g} {unit}: Diese Assets gehen von {low:.3g} bis {high:.3g} {unit}."
    ),
    "There is no dimension {name}; choose from {names}.": ("Es gibt kein Maß {name}; es gibt {names}."),
    "There is no part {name}; choose from {names}.": ("Es gibt keinen Teil {name}; es gibt {names}."),
    "There is no style {name}; choose from {names}.": ("Es gibt keinen Stil {name}; es gibt {names}."),
    "The seed must be 0 or more, not {seed}.": ("Der Startwert muss 0 oder mehr sein, nicht {seed}."),
    "Variety must be between 0 and 2, not {variety}.": (
        "Die Vielfalt muss zwischen 0 und 2 liegen, nicht bei {variety}."
    ),
    "The share must be between 0 and 1, not {share}.": ("Der Anteil muss zwischen 0 und 1 liegen, nicht bei {share}."),
    "There are {count} sliders, not {found}.": ("Es gibt {count} Regler, nicht {found}."),
    "A slider must be between -{most} and {most}.": ("Ein Regler muss zwischen -{most} und {most} liegen."),
    "The resolution must be a whole number from {least} to {most}, not {resolution}.": (
        "Die Auflösung muss eine ganze Zahl von {least} bis {most} sein, nicht {resolution}."
    ),
    # What is wrong with a recipe.
    "The recipe's latent is not a list of numbers.": "Der latente Vektor des Rezepts ist keine Liste von Zahlen.",
    "The recipe's latent exceeds {most:.0f} standard deviations.": (
        "Der latente Vektor des Rezepts geht über {most:.0f} Standardabweichungen hinaus."
    ),
    "The recipe's length is not a valid number of metres.": (
        "Die Länge des Rezepts ist keine sinnvolle Zahl von Metern."
    ),
    "The recipe's detail cannot be read.": "Die Feinheiten des Rezepts sind nicht lesbar.",
    "The recipe's detail contains NaN or infinite numbers.": (
        "Die Feinheiten des Rezepts enthalten Zahlen, die NaN oder unendlich sind."
    ),
    "The recipe's detail does not fit these weights.": "Die Feinheiten des Rezepts passen nicht zu diesen Gewichten.",
    "The recipe has {found} latent numbers; these weights need {count}.": (
        "Das Rezept hat {found} latente Zahlen; diese Gewichte brauchen {count}."
    ),
    # What is wrong with weights or an engine.
    "The weights cannot be read: {path} ({reason}).": ("Die Gewichte sind nicht lesbar: {path} ({reason})."),
    "{path} is too large to be Rodin weights.": ("{path} ist zu groß für Gewichte von Rodin."),
    "{path} is too large for Rodin weights once unpacked.": ("{path} ist entpackt zu groß für Gewichte von Rodin."),
    "{path} is not a weights card: it is not valid JSON.": ("{path} ist keine Karte von Gewichten: Es ist kein JSON."),
    "{path} is not a weights card: it is missing {keys}.": ("{path} ist keine Karte von Gewichten: Es fehlt {keys}."),
    "{path} does not contain readable arrays.": ("{path} enthält keine lesbaren Arrays."),
    "{path} does not fit its card: {problems}.": ("{path} passt nicht zu seiner Karte: {problems}."),
    "{path} contains NaN or infinite numbers: {names}.": (
        "{path} enthält Zahlen, die NaN oder unendlich sind: {names}."
    ),
    "{path} has a prior that does not fit its card's styles.": (
        "{path} hat eine A-priori-Verteilung, die nicht zu den Stilen seiner Karte passt."
    ),
    "{path} has an axis scale that is not positive.": ("{path} hat einen Achsenmaßstab, der nicht positiv ist."),
    "The weights' configuration does not fit this version (unknown: {unknown}; missing: {missing}).": (
        "Die Konfiguration der Gewichte passt nicht zu dieser Version (unbekannt: {unknown}; fehlend: {missing})."
    ),
    "The weights' configuration is not valid: {reason}": ("Die Konfiguration der Gewichte ist nicht gültig: {reason}"),
    "{name} must be a whole number of at least {least}, not {value}.": (
        "{name} muss eine ganze Zahl von mindestens {least} sein, nicht {value}."
    ),
    "{name} must be one of {allowed}, not {value}.": ("{name} muss eines von {allowed} sein, nicht {value}."),
    "{name} must be a list of widths, not {widths}.": ("{name} muss eine Liste von Breiten sein, nicht {widths}."),
    "pools can contain only max and mean, not {pools}.": ("pools muss aus max und mean bestehen, nicht aus {pools}."),
    "The weights are missing {names}.": ("Den Gewichten fehlt {names}."),
    "There is no engine {engine}; choose auto, numpy or torch.": (
        "Es gibt keine Engine {engine}; auto, numpy oder torch verwenden."
    ),
    "The NumPy engine runs only on the CPU; choose the torch engine for {device}.": (
        "Die Engine NumPy rechnet nur auf der CPU; für {device} die Engine torch wählen."
    ),
    "PyTorch has no {name} device here; choose auto or cpu.": (
        "PyTorch hat hier kein Gerät {name}; auto oder cpu wählen."
    ),
    "PyTorch is not installed in this Python; use the NumPy engine or install the full zip.": (
        "PyTorch ist in diesem Python nicht installiert; die Engine NumPy verwenden oder das volle Zip installieren."
    ),
    # Models, recipes and kinds, and what else is checked.
    "Engine: loads on first use": ("Engine: wird beim ersten Gebrauch geladen"),
    "Models": ("Modelle"),
    '"{name}" has shape keys of its model; apply or remove them first.': (
        '"{name}" hat Formschlüssel seines Modells; sie zuerst anwenden oder entfernen.'
    ),
    '"{name}" is updated: {distance:.2g} mm from what it was, {most:.2g} mm at most.': (
        '"{name}" ist aktualisiert: {distance:.2g} mm von vorher entfernt, höchstens {most:.2g} mm.'
    ),
    '"{name}" no longer has the vertices and faces it was built with.': (
        '"{name}" hat nicht mehr die Vertices und Flächen, mit denen es gebaut wurde.'
    ),
    'A patch of "{name}" is missing.': ('Ein Patch von "{name}" fehlt.'),
    "The UVs are not those of one atlas.": ("Die UVs sind nicht die eines einzigen Atlas."),
    "The model is being opened.": ("Das Modell wird geöffnet."),
    "The model that this was made with is not here.": ("Das Modell, mit dem dies entstand, ist nicht hier."),
    "The model that this was made with is not here ({start}).": (
        "Das Modell, mit dem dies entstand, ist nicht hier ({start})."
    ),
    "The model in {folder} has changed; reload the models.": (
        "Das Modell in {folder} hat sich geändert; die Modelle neu laden."
    ),
    "The model's kind cannot be used: {reason}": ("Die Art des Modells lässt sich nicht verwenden: {reason}"),
    "A {kind} cannot be updated with a model of {plural}.": (
        "{kind} lässt sich nicht durch ein Modell für {plural} aktualisieren."
    ),
    "A {one} and a {other} cannot be combined: they are of different kinds.": (
        "{one} und {other} lassen sich nicht verbinden: Sie sind von verschiedener Art."
    ),
    "Nothing here knows the kind {kind}; add the folder of its model in the preferences.": (
        "Die Art {kind} ist hier unbekannt; den Ordner ihres Modells in den Einstellungen hinzufügen."
    ),
    "No asset was given for the part {part}.": ("Für den Teil {part} ist kein Asset angegeben."),
    "No shape near this one has {sizes}; try a smaller step.": (
        "Nichts in der Nähe dieser Form hat {sizes}; einen kleineren Schritt versuchen."
    ),
    "{name} cannot be {value:.3g} {unit}; the range is {low:.3g} to {high:.3g} {unit}.": (
        "{name} von {value:.3g} {unit} ist nicht erreichbar: {low:.3g} bis {high:.3g} {unit}."
    ),
    "There is no folder {folder}.": ("Es gibt keinen Ordner {folder}."),
    "There is no model of the kind {kind}.": ("Es gibt kein Modell der Art {kind}."),
    "There is no model; reinstall Rodin.": ("Es gibt kein Modell; Rodin neu installieren."),
    "These were made with different models; update them to the same model first.": (
        "Diese entstanden mit verschiedenen Modellen; sie zuerst auf ein Modell aktualisieren."
    ),
    "This recipe is for the kind {found}, but the model is for {kind}.": (
        "Dieses Rezept ist für die Art {found}, das Modell aber für {kind}."
    ),
    "This was made with other weights; update it to these weights before editing it.": (
        "Dies entstand mit anderen Gewichten; zum Bearbeiten auf diese Gewichte aktualisieren."
    ),
    "The recipe's kind has the wrong type.": ("Die Art des Rezepts ist vom falschen Typ."),
    "The recipe's origin or weights have the wrong type.": (
        "Herkunft oder Gewichte des Rezepts sind vom falschen Typ."
    ),
    "The recipe's style or seed has the wrong type.": ("Stil oder Startwert des Rezepts ist vom falschen Typ."),
    "This is not a recipe: it is not valid JSON.": ("Das ist kein Rezept: Es ist kein JSON."),
    "This is not a recipe: it must have exactly these keys: {keys}.": ("Das ist kein Rezept: Es braucht genau {keys}."),
    "Only a posterior can be refined; set refine_steps to 0.": (
        "Nur eine A-posteriori-Verteilung lässt sich verfeinern; refine_steps auf 0 setzen."
    ),
    "length_bins must be 0 or at least 2, not 1.": ("length_bins muss 0 oder mindestens 2 sein, nicht 1."),
    "{count} duplicate triangle": ("{count} Dreieck doppelt vorhanden"),
    "{count:,} duplicate triangles": ("{count:,} Dreiecke doppelt vorhanden"),
    "{count} duplicate vertex": ("{count} Vertex doppelt vorhanden"),
    "{count:,} duplicate vertices": ("{count:,} Vertices doppelt vorhanden"),
    "{count} edge that is non-manifold or joins faces with opposite normals": (
        "{count} Kante mit zu vielen Flächen oder mit zweien, die in entgegengesetzte Richtungen zeigen"
    ),
    "{count:,} edges that are non-manifold or join faces with opposite normals": (
        "{count:,} Kanten mit zu vielen Flächen oder mit zweien, die in entgegengesetzte Richtungen zeigen"
    ),
    "{count} open edge (not watertight)": ("{count} offene Kante (nicht wasserdicht)"),
    "{count:,} open edges (not watertight)": ("{count:,} offene Kanten (nicht wasserdicht)"),
    "{count} vertex with a NaN or infinite coordinate": (
        "{count} Vertex hat eine Koordinate, die unendlich oder keine Zahl ist"
    ),
    "{count:,} vertices with a NaN or infinite coordinate": (
        "{count:,} Vertices haben eine Koordinate, die unendlich oder keine Zahl ist"
    ),
    "{triangles:,} triangles exceed the budget of {budget:,}; choose a resolution of {fitting} or less": (
        "{triangles:,} Dreiecke sind mehr als die höchstens {budget:,}; eine Auflösung von {fitting} oder "
        "weniger wählen"
    ),
    "{triangles:,} triangles exceed the budget of {budget:,}; the minimum is {least:,}": (
        "{triangles:,} Dreiecke sind mehr als die höchstens {budget:,}; das Minimum ist {least:,}"
    ),
    "{path} must have one range for each dimension of its kind.": (
        "{path} hat nicht für jedes Maß seiner Art einen Bereich."
    ),
    "{path} has a typical distance between shapes that is not positive.": (
        "{path} hat einen typischen Abstand zwischen Formen, der nicht positiv ist."
    ),
    "{path} has format {found}; this version reads formats 1 to {newest}.": (
        "{path} hat Format {found}, und diese Version liest die Formate 1 bis {newest}."
    ),
    "{path} has {found} patches; a {kind} needs {count}.": ("{path} hat {found} Patches, und {kind} hat {count}."),
    "{path} is damaged or was changed: it does not match its card. Install it again.": (
        "{path} ist beschädigt oder wurde geändert: Es passt nicht zu seiner Karte. Neu installieren."
    ),
    "{path} is not a weights card: its config, styles or hash have the wrong type.": (
        "{path} ist keine Karte von Gewichten: config, styles oder Prüfsumme sind vom falschen Typ."
    ),
    "The kind of {path} cannot be used: {reason}": ("Die Art von {path} lässt sich nicht verwenden: {reason}"),
    "The atlas needs one rectangle for each of the {count} charts.": (
        "Der Atlas braucht ein Rechteck für jeden der {count} Patches."
    ),
    "The atlas has a rectangle that is empty or extends beyond the unit square.": (
        "Der Atlas hat ein Rechteck, das leer ist oder das Einheitsquadrat verlässt."
    ),
    "{path} is not an atlas file.": ("{path} ist keine Atlas-Datei."),
    "The atlas cannot be read: it must have low, high and turned.": (
        "Der Atlas ist nicht lesbar: Er braucht low, high und turned."
    ),
    "The part {part} has no segments.": ("Der Teil {part} hat keine Abschnitte."),
    "A layout needs at least one part.": ("Ein Aufbau braucht mindestens einen Teil."),
    "The {end} end of the part {part} must be a cap or a pole.": (
        "Das Ende {end} des Teils {part} muss eine Kappe oder ein Pol sein."
    ),
    "Two {what} are named {name}.": ("Zweimal in {what} gibt es den Namen {name}."),
    "A seam refers to border {side} of chart {chart}, which does not exist.": (
        "Eine Naht führt zum Rand {side} von Patch {chart}, den es nicht gibt."
    ),
    "Border {side} of chart {name} is in {count} seams and poles; it must be in exactly one.": (
        "Rand {side} von Patch {name} liegt in {count} Nähten und Polen und muss in einer liegen."
    ),
    # Models in the panel and in the preferences.
    "A folder with a model in it, or with folders of models": (
        "Ein Ordner mit einem Modell oder mit Ordnern von Modellen"
    ),
    "Add Folder": ("Ordner hinzufügen"),
    "Add a folder of models": ("Einen Ordner mit Modellen hinzufügen"),
    "Bring the selected assets to a model that is here: the nearest shape that it has; a blend becomes one shape": (
        "Die ausgewählten Assets auf ein vorhandenes Modell bringen: die nächste Form, die es hat; aus einer "
        "Überblendung wird eine Form"
    ),
    "Compute Engine": ("Rechen-Engine"),
    "Family to draw from": ("Familie, aus der gezogen wird"),
    "Look through the folders for models again": ("Die Ordner noch einmal nach Modellen durchsuchen"),
    "Make one closed mesh instead of an object for each patch, which Blender outlines for itself": (
        "Ein geschlossenes Mesh statt eines Objekts für jeden Patch erzeugen, das Blender für sich umrandet"
    ),
    "Model": ("Modell"),
    "Points along the side of each patch": ("Punkte entlang der Seite jedes Patches"),
    "Reload Models": ("Modelle neu laden"),
    "Remove Folder": ("Ordner entfernen"),
    "Take a folder from the list; its files stay": ("Einen Ordner aus der Liste nehmen; seine Dateien bleiben"),
    "Update": ("Aktualisieren"),
    "What new scenes begin with: one closed mesh, or an object for each patch. The panel's last choice": (
        "Womit neue Szenen beginnen: ein geschlossenes Mesh oder ein Objekt für jeden Patch. Die letzte Wahl im Panel"
    ),
    "What to draw from": ("Woraus gezogen wird"),
}
"""{English: German}. A value has the same ``{name}`` in both."""
