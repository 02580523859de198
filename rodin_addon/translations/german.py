"""German, as artists read it in Blender: short, without address, infinitives on buttons."""

GERMAN = {
    # Panels, in their order.
    "Generate assets": "Assets erzeugen",
    "Generate Sword": "Asset erzeugen",
    "Make new assets beside those that stand at the 3D cursor": "Neue Assets neben denen am 3D-Cursor erzeugen",
    "Generate Presets": "Voreinstellungen zum Erzeugen",
    "Saved settings": "Gespeicherte Einstellungen",
    "Add Preset": "Voreinstellung hinzufügen",
    "Save these settings as a preset, or remove one": (
        "Diese Einstellungen als Voreinstellung speichern oder eine entfernen"
    ),
    "Style": "Stil",
    "Family of assets to draw from": "Familie, aus der Assets gezogen werden",
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
    "Points along the side of each of the 25 patches": "Punkte entlang der Seite jedes der 25 Patches",
    "One Welded Mesh": "Verschweißt",
    "Make one closed mesh instead of 25 patch objects, each of which Blender outlines for itself": (
        "Ein geschlossenes Mesh statt 25 Patch-Objekten erzeugen, von denen Blender jedes für sich umrandet"
    ),
    "What new scenes begin with: one closed mesh, or 25 patch objects. The panel's last choice": (
        "Womit neue Szenen beginnen: ein geschlossenes Mesh oder 25 Patch-Objekte. Die letzte Wahl im Panel"
    ),
    "Engine: {}": "Engine: {0}",
    "Engine: starts at first use": "Engine: startet beim ersten Gebrauch",
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
    "of {}": "von {0}",
    "Draw the sheet's pictures again, which are not kept in files": (
        "Die Bilder des Bilderbogens, die nicht in Dateien bleiben, wieder zeichnen"
    ),
    "Choose": "Wählen",
    "Choose this asset for Add to Scene": "Dieses Asset zum Hinzufügen wählen",
    "Add to Scene": "Zur Szene hinzufügen",
    "Add {} to Scene": "{0} zur Szene hinzufügen",
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
    "Shape {}": "Form {0}",
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
    "Grid {} of {}": "Raster {0} von {1}",
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
    "As rebuilt: {}.": "Beim Nachbauen: {0}.",
    "{} % of the surface lies within {} {} of it": "{0} % der Oberfläche liegen höchstens {1} {2} daneben",
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
    "FBX in centimetres, Z up, with an LOD Group, collision and names as Unreal reads them": (
        "FBX in Zentimetern, Z nach oben, mit LOD-Gruppe, Kollision und Namen, wie Unreal sie liest"
    ),
    "FBX with rotation 0 and scale 1, Y up; Unity makes an LOD Group of the levels by their names": (
        "FBX mit Drehung 0 und Skalierung 1, Y nach oben; Unity macht aus den Stufen nach ihren Namen eine LOD-Gruppe"
    ),
    "glTF; Godot finds collision by its names and makes its own levels of detail": (
        "glTF; Godot erkennt die Kollision am Namen und macht eigene Detailstufen"
    ),
    "Any": "Jede",
    "FBX in metres, Y up, plain names; for all other engines and programs": (
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
    "Triangles: {}": "Dreiecke: {0}",
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
    "Engine": "Engine",
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
    "Weights Folder": "Gewichte-Ordner",
    "A folder with other asset weights; empty for those that come with the add-on": (
        "Ein Ordner mit anderen Asset-Gewichten; leer für die mitgelieferten"
    ),
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
    "Select at least {} assets made with Rodin ({} selected)": (
        "Mindestens {0} mit Rodin erzeugte Assets auswählen ({1} ausgewählt)"
    ),
    "Select {} assets made with Rodin ({} selected)": "{0} mit Rodin erzeugte Assets auswählen ({1} ausgewählt)",
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
    "Generated one asset, {}.": "Ein Asset erzeugt, {0}.",
    "Generated {} assets, {}.": "{0} Assets erzeugt, {1}.",
    "There is no earlier grid.": "Es gibt kein früheres Raster.",
    "There is no later grid.": "Es gibt kein späteres Raster.",
    "Kept {}.": "Behalten: {0}.",
    "Made {} assets, {}.": "{0} Assets erzeugt, {1}.",
    '"{}" has {} shape keys; its A to B slider goes along them.': (
        '"{0}" hat {1} Formschlüssel; der Regler von A bis B führt an ihnen entlang.'
    ),
    '"{}" is the last asset at frame {}.': '"{0}" ist bei Bild {1} das letzte Asset.',
    '"{}" is the last asset at frame {}; the timeline ends before, at {}.': (
        '"{0}" ist bei Bild {1} das letzte Asset; die Zeitleiste endet vorher, bei {2}.'
    ),
    '"{}": {}': '"{0}": {1}',
    '"{}" does not look like a {}: it lies {} of its size away from its likeness, and a {} at most {}.': (
        '"{0}" sieht nicht nach „{1}“ aus: Es liegt {2} seiner Größe von seinem Nachbau entfernt, erlaubt sind {4}.'
    ),
    '"{}" is rebuilt: {}.': '"{0}" ist nachgebaut: {1}.',
    "Marked one object as asset.": "Ein Objekt als Asset markiert.",
    "Marked {} objects as assets.": "{0} Objekte als Assets markiert.",
    'Wrote {} to "{}".': '{0} in "{1}" geschrieben.',
    'Wrote {} assets to "{}".': '{0} Assets in "{1}" geschrieben.',
    "Stopped; the files that are written are whole, and the manifest names those that are missing.": (
        "Abgebrochen; die geschriebenen Dateien sind ganz, und das Manifest nennt die fehlenden."
    ),
    "Stopped, as another scene or file was opened; the files that are written are whole.": (
        "Abgebrochen, weil eine andere Szene oder Datei geöffnet wurde; die geschriebenen Dateien sind ganz."
    ),
    # What is wrong with a scene, a file or a folder.
    "A blend is made of 2 swords, and {} are selected; make a row instead.": (
        "Eine Überblendung entsteht aus 2 Assets, und {0} sind ausgewählt; stattdessen eine Reihe erzeugen."
    ),
    '"{}" is linked from another file; make it local first to change this asset.': (
        '"{0}" ist aus einer anderen Datei verknüpft; zuerst lokal machen, um dieses Asset zu ändern.'
    ),
    '"{}" has lost its patch ID, so this asset can no longer be moved.': (
        '"{0}" sagt nicht mehr, welcher Patch es ist, darum lässt sich dieses Asset nicht mehr bewegen.'
    ),
    'Leave Edit Mode on "{}" first, then move the slider again.': (
        'Zuerst den Bearbeitungsmodus von "{0}" verlassen, dann den Regler wieder bewegen.'
    ),
    '"{}" has had vertices added or removed, so the sliders can no longer move this asset.': (
        'Bei "{0}" kamen Vertices hinzu oder wurden entfernt, darum können die Regler dieses Asset nicht mehr bewegen.'
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
    '"{}" was edited by hand. Choose what to do with the edits.': (
        '"{0}" wurde von Hand geändert. Wählen, was mit den Änderungen geschieht.'
    ),
    '"{}" keeps your edits, so handles and sliders do not change it.': (
        '"{0}" behält die Änderungen, darum ändern Maße und Regler es nicht.'
    ),
    "Edits cannot be carried along on an asset with shape keys; keep them, or rebuild it.": (
        "Bei einem Asset mit Formschlüsseln lassen sich Änderungen nicht mitführen; sie behalten oder neu aufbauen."
    ),
    '"{}" has no patches, so there is nothing to change. Press Rebuild to make them.': (
        '"{0}" hat keine Patches, darum gibt es nichts zu ändern. Neu aufbauen erzeugt sie.'
    ),
    "{} of {} patches are missing. Press Rebuild to bring them back.": (
        "{0} von {1} Patches fehlen. Neu aufbauen bringt sie zurück."
    ),
    "The applied scale is not the same on all axes, so it is the object's scale again.": (
        "Die angewendete Skalierung ist nicht auf allen Achsen gleich, darum ist sie wieder die des Objekts."
    ),
    'Leave Edit Mode on "{}" first.': 'Zuerst den Bearbeitungsmodus von "{0}" verlassen.',
    '"{}" has shape keys, and vertices added or removed; remove the shape keys to rebuild it.': (
        '"{0}" hat Formschlüssel, und Vertices kamen hinzu oder wurden entfernt; zum Neuaufbauen die Formschlüssel '
        "entfernen."
    ),
    '"{}" has one level only: {}': '"{0}" hat nur eine Stufe: {1}',
    "The asset is mirrored.": "Das Asset ist gespiegelt.",
    "An asset with shape keys was edited by hand.": "Ein Asset mit Formschlüsseln wurde von Hand geändert.",
    "Patches edited by hand no longer meet.": "Von Hand geänderte Patches schließen nicht mehr aneinander an.",
    "{} of {} patches are missing.": "{0} von {1} Patches fehlen.",
    "Other meshes were added to the asset.": "Dem Asset wurden andere Meshes hinzugefügt.",
    '"{}" was moved away from the asset.': '"{0}" wurde vom Asset weg bewegt.',
    '"{}" has shape keys of its own.': '"{0}" hat eigene Formschlüssel.',
    '"{}" is in Edit Mode.': '"{0}" ist im Bearbeitungsmodus.',
    '"{}" has modifiers.': '"{0}" hat Modifikatoren.',
    '"{}" had vertices or faces added or removed.': (
        'Bei "{0}" kamen Vertices oder Flächen hinzu oder wurden entfernt.'
    ),
    '"{}" has colour attributes.': '"{0}" hat Farbattribute.',
    '"{}" has other UVs.': '"{0}" hat andere UVs.',
    '"{}" has other materials on its faces.': '"{0}" hat andere Materialien auf den Flächen.',
    "The asset's shape keys cannot be read.": "Die Formschlüssel des Assets sind nicht lesbar.",
    "An object of type {} has no surface; select a mesh, curve, text, surface or metaball.": (
        "Ein Objekt vom Typ {0} hat keine Oberfläche; ein Mesh, eine Kurve, einen Text, eine Fläche oder einen "
        "Metaball auswählen."
    ),
    "Choose a folder to export to.": "Einen Ordner für den Export wählen.",
    "Save the file first, or choose a folder: // is the folder of the saved file.": (
        "Zuerst die Datei speichern oder einen Ordner wählen: // ist der Ordner der gespeicherten Datei."
    ),
    'Cannot write to the folder "{}": {}.': 'In den Ordner "{0}" kann nicht geschrieben werden: {1}.',
    'The asset "{}" has no mesh left to export.': 'Das Asset "{0}" hat kein Mesh mehr, das sich exportieren ließe.',
    'Enable the add-on "{}" in Blender\'s preferences to export {}.': (
        'Das Add-on "{0}" in Blenders Einstellungen aktivieren, um {1} zu exportieren.'
    ),
    'Enable the add-on "Cycles Render Engine" in Blender\'s preferences to bake.': (
        'Das Add-on "Cycles Render Engine" in Blenders Einstellungen aktivieren, um Texturen zu backen.'
    ),
    "Blender could not bake: {}": "Blender konnte nicht backen: {0}",
    'Cannot write "{}": {}.': '"{0}" kann nicht geschrieben werden: {1}.',
    'Blender could not write "{}": {}': 'Blender konnte "{0}" nicht schreiben: {1}',
    'Cannot write "{}": it is a folder.': '"{0}" kann nicht geschrieben werden: Es ist ein Ordner.',
    '"{}" was not written.': '"{0}" wurde nicht geschrieben.',
    '"{}" was only written in part; is the disk full?': (
        '"{0}" wurde nur zum Teil geschrieben; ist der Datenträger voll?'
    ),
    "{} Written: {} of {}; missing: {}.": "{0} Geschrieben: {1} von {2}; es fehlen: {3}.",
    '"{}" is not a manifest: it cannot be read as JSON.': '"{0}" ist kein Manifest: Es ist nicht als JSON lesbar.',
    '"{}" is not a manifest of version {}.': '"{0}" ist kein Manifest der Version {1}.',
    '"{}" is not a whole manifest.': '"{0}" ist kein vollständiges Manifest.',
    "It was deleted before its turn came.": "Es wurde gelöscht, bevor es an der Reihe war.",
    "What was made has been deleted or undone meanwhile.": "Was entstand, ist inzwischen gelöscht oder zurückgenommen.",
    '"{}" has no source to be compared with, or it has been deleted.': (
        '"{0}" hat keine Quelle zum Vergleichen, oder sie wurde gelöscht.'
    ),
    "The asset was deleted while it was measured.": "Das Asset wurde gelöscht, während es gemessen wurde.",
    '"{}" is linked from another file, so the way it is drawn cannot be changed.': (
        '"{0}" ist aus einer anderen Datei verknüpft, darum lässt sich seine Darstellung nicht ändern.'
    ),
    '"{}" is not in this view layer, so it cannot be shown.': (
        '"{0}" ist nicht in dieser Ansichtsebene, darum lässt es sich nicht zeigen.'
    ),
    '"{}" is of type {}; only a mesh takes UVs, so convert it first.': (
        '"{0}" ist vom Typ {1}; nur ein Mesh nimmt UVs an, darum zuerst umwandeln.'
    ),
    'The mesh of "{}" is linked from another file, so it cannot be changed.': (
        'Das Mesh von "{0}" ist aus einer anderen Datei verknüpft, darum lässt es sich nicht ändern.'
    ),
    '"{}" has no faces to project onto.': '"{0}" hat keine Flächen, auf die projiziert werden könnte.',
    '"{}" has {} UV maps, and Blender allows no more; remove one first.': (
        '"{0}" hat {1} UV-Maps, und mehr erlaubt Blender nicht; zuerst eine entfernen.'
    ),
    'Blender could not transfer UVs to "{}".': 'Blender konnte keine UVs auf "{0}" übertragen.',
    "There is no asset {} on the sheet; it has {}, from 0 on.": (
        "Auf dem Bilderbogen gibt es kein Asset {0}; er hat {1}, von 0 an."
    ),
    "Choose at least one asset on the sheet.": "Mindestens ein Asset auf dem Bilderbogen wählen.",
    '"{}" is linked from another file; make it local first.': (
        '"{0}" ist aus einer anderen Datei verknüpft; zuerst lokal machen.'
    ),
    'Move "{}" and its patches, and nothing else, into one collection first.': (
        'Zuerst "{0}" und seine Patches, und nichts sonst, in eine einzige Sammlung verschieben.'
    ),
    # What is wrong with a mesh.
    "The mesh has no vertices.": "Das Mesh hat keine Vertices.",
    "The mesh's vertices are not points in space: each needs three coordinates.": (
        "Die Vertices des Meshs sind keine Punkte im Raum: Jeder braucht drei Koordinaten."
    ),
    "The mesh has no faces, so it has no surface to sample.": (
        "Das Mesh hat keine Flächen, also keine Oberfläche, die sich abtasten ließe."
    ),
    "The mesh's faces are not triangles.": "Die Flächen des Meshs sind keine Dreiecke.",
    "The mesh's faces name vertices by numbers that are not whole.": (
        "Die Flächen des Meshs nennen Vertices mit Zahlen, die nicht ganz sind."
    ),
    "The mesh has faces that name vertices it does not have.": (
        "Das Mesh hat Flächen, die Vertices nennen, die es nicht hat."
    ),
    "The mesh has coordinates that are not finite numbers (NaN or infinity).": (
        "Das Mesh hat Koordinaten, die keine endlichen Zahlen sind (NaN oder unendlich)."
    ),
    "The mesh has coordinates beyond {}; move it to the origin or scale it down.": (
        "Das Mesh hat Koordinaten jenseits von {0}; zum Ursprung verschieben oder kleiner skalieren."
    ),
    "The mesh's surface has no area.": "Die Oberfläche des Meshs hat keinen Flächeninhalt.",
    "Refinement must be one of {}, not {}.": "Die Verfeinerung muss eine von {0} sein, nicht {1}.",
    "These weights' decoder is not linear, so the surface cannot be refined; choose latent.": (
        "Der Decoder dieser Gewichte ist nicht linear, darum lässt sich die Oberfläche nicht verfeinern; latent wählen."
    ),
    # What forbids writing an asset.
    "LOD {}: {}": "LOD {0}: {1}",
    "{} vertex without a place: NaN or infinite": "{0} Vertex ohne Ort: NaN oder unendlich",
    "{} vertices without a place: NaN or infinite": "{0} Vertices ohne Ort: NaN oder unendlich",
    "{} open edge: it is not closed": "{0} offene Kante: nicht geschlossen",
    "{} open edges: it is not closed": "{0} offene Kanten: nicht geschlossen",
    "{} edge with too many faces, or with two that face opposite ways": (
        "{0} Kante mit zu vielen Flächen oder mit zweien, die in entgegengesetzte Richtungen zeigen"
    ),
    "{} edges with too many faces, or with two that face opposite ways": (
        "{0} Kanten mit zu vielen Flächen oder mit zweien, die in entgegengesetzte Richtungen zeigen"
    ),
    "{} triangle without area": "{0} Dreieck ohne Flächeninhalt",
    "{} triangles without area": "{0} Dreiecke ohne Flächeninhalt",
    "{} triangle twice in one place": "{0} Dreieck doppelt vorhanden",
    "{} triangles twice in one place": "{0} Dreiecke doppelt vorhanden",
    "{} vertex on top of another one": "{0} Vertex genau auf einem anderen",
    "{} vertices on top of another one": "{0} Vertices genau auf einem anderen",
    "{} part is flat or inside out": "{0} Teil ist flach oder nach innen gekehrt",
    "{} parts are flat or inside out": "{0} Teile sind flach oder nach innen gekehrt",
    "{} vertex without a face": "{0} Vertex ohne Fläche",
    "{} vertices without a face": "{0} Vertices ohne Fläche",
    "{} triangles are more than the budget of {}; choose a resolution of {} or less": (
        "{0} Dreiecke sind mehr als die höchstens {1}; eine Auflösung von {2} oder weniger wählen"
    ),
    "{} triangles are more than the budget of {}; no asset of 25 patches has so few": (
        "{0} Dreiecke sind mehr als die höchstens {1}; so wenige hat kein Asset aus 25 Patches"
    ),
    "The surface or its texture has no area.": "Die Oberfläche oder ihre Textur hat keinen Flächeninhalt.",
    "A collision piece needs points to hold, and all of them finite.": (
        "Ein Kollisionsstück braucht Punkte, die es umschließt, und alle müssen endlich sein."
    ),
    # What is wrong with what an export is asked for.
    "The export's choices are not a list of names and values.": (
        "Die Einstellungen des Exports sind keine Liste von Namen und Werten."
    ),
    "An export has no choice called {}.": "Ein Export hat keine Einstellung namens {0}.",
    "The export's {} must be true or false.": "{0} des Exports muss true oder false sein.",
    "The export's {} must be one of {}, not {}.": "{0} des Exports muss eines von {1} sein, nicht {2}.",
    "The export's {} must be a whole number from 0 to {}.": (
        "{0} des Exports muss eine ganze Zahl von 0 bis {1} sein."
    ),
    "An export's up and forward cannot lie along one axis ({} and {}).": (
        "Oben und Vorn eines Exports können nicht auf einer Achse liegen ({0} und {1})."
    ),
    "An export has 1 to {} levels of detail, each of {} to {} points along a patch's side.": (
        "Ein Export hat 1 bis {0} Detailstufen, jede mit {1} bis {2} Punkten entlang der Seite eines Patches."
    ),
    "Each level of detail must have fewer points than the one before it.": (
        "Jede Detailstufe muss weniger Punkte haben als die davor."
    ),
    # What is wrong with what an asset is asked for.
    "{} stops at {} {}: no asset near this one goes farther.": (
        "{0} endet bei {1} {2}: Kein Asset in der Nähe geht weiter."
    ),
    "{} stops at {} {}: these assets go from {} to {} {}.": (
        "{0} endet bei {1} {2}: Diese Assets gehen von {3} bis {4} {5}."
    ),
    "{} is outside what these assets reach: {} to {} {}.": (
        "Diese Assets reichen von {1} bis {2} {3}; verlangt war {0}."
    ),
    "No asset near this one has {}; try a smaller step, or another asset.": (
        "Kein Asset nahe diesem hat {0}; einen kleineren Schritt oder ein anderes Asset versuchen."
    ),
    "an overall length of {} m": "eine Gesamtlänge von {0} m",
    "There is no dimension {}; there are {}.": "Es gibt kein Maß {0}; es gibt {1}.",
    "There is no part {}; there are {}.": "Es gibt keinen Teil {0}; es gibt {1}.",
    "An asset is made of {}, not of {}.": "Ein Asset besteht aus {0}, nicht aus {1}.",
    "There is no style {}; there are {}.": "Es gibt keinen Stil {0}; es gibt {1}.",
    "There is no sword family {}; there are {}.": "Es gibt keine Schwertfamilie {0}; es gibt {1}.",
    "families.toml: there is no part {}.": "families.toml: Es gibt keinen Teil {0}.",
    "families.toml: {} has no parameter {}.": "families.toml: {0} hat keinen Parameter {1}.",
    "The seed must not be negative, and it is {}.": "Der Startwert darf nicht negativ sein und ist {0}.",
    "Variety must lie between 0 and 2, not {}.": "Die Vielfalt muss zwischen 0 und 2 liegen, nicht bei {0}.",
    "The share must lie between 0 and 1, not {}.": "Der Anteil muss zwischen 0 und 1 liegen, nicht bei {0}.",
    "There are {} sliders, not {}.": "Es gibt {0} Regler, nicht {1}.",
    "A slider must lie between -{} and {}.": "Ein Regler muss zwischen -{0} und {1} liegen.",
    "The resolution must be a whole number from {} to {}, not {}.": (
        "Die Auflösung muss eine ganze Zahl von {0} bis {1} sein, nicht {2}."
    ),
    # What is wrong with a recipe.
    "This is not an asset's recipe: it is not JSON.": "Das ist kein Asset-Rezept: Es ist kein JSON.",
    "This is not an asset's recipe: it needs exactly {}.": "Das ist kein Asset-Rezept: Es braucht genau {0}.",
    "The recipe's latent is not a list of numbers.": "Der latente Vektor des Rezepts ist keine Liste von Zahlen.",
    "The recipe's latent goes beyond {} standard deviations.": (
        "Der latente Vektor des Rezepts geht über {0} Standardabweichungen hinaus."
    ),
    "The recipe's length is not a sensible number of metres.": (
        "Die Länge des Rezepts ist keine sinnvolle Zahl von Metern."
    ),
    "The recipe's style or seed is of the wrong kind.": "Stil oder Startwert des Rezepts ist von der falschen Art.",
    "The recipe's origin or weights are of the wrong kind.": (
        "Herkunft oder Gewichte des Rezepts sind von der falschen Art."
    ),
    "The recipe's detail cannot be read.": "Die Feinheiten des Rezepts sind nicht lesbar.",
    "The recipe's detail holds numbers that are not finite.": (
        "Die Feinheiten des Rezepts enthalten Zahlen, die nicht endlich sind."
    ),
    "The recipe's detail does not fit these weights.": "Die Feinheiten des Rezepts passen nicht zu diesen Gewichten.",
    "The recipe has {} latent numbers; these weights need {}.": (
        "Das Rezept hat {0} latente Zahlen; diese Gewichte brauchen {1}."
    ),
    "This asset was made with other weights; open those weights to edit it.": (
        "Dieses Asset entstand mit anderen Gewichten; jene Gewichte öffnen, um es zu bearbeiten."
    ),
    # What is wrong with weights or an engine.
    "The weights cannot be read: {} ({}).": "Die Gewichte sind nicht lesbar: {0} ({1}).",
    "{} is too large to be Rodin weights.": "{0} ist zu groß für Gewichte von Rodin.",
    "{} unpacks to more than Rodin weights can be.": "{0} ist entpackt zu groß für Gewichte von Rodin.",
    "{} is damaged or was changed: it does not match its card. Install it anew.": (
        "{0} ist beschädigt oder wurde geändert: Es passt nicht zu seiner Karte. Neu installieren."
    ),
    "{} is not a weights card: it is not JSON.": "{0} ist keine Karte von Gewichten: Es ist kein JSON.",
    "{} is not a weights card: it lacks {}.": "{0} ist keine Karte von Gewichten: Es fehlt {1}.",
    "{} is not a weights card: its config or styles are of the wrong kind.": (
        "{0} ist keine Karte von Gewichten: config oder styles sind von der falschen Art."
    ),
    "{} has format {}, and this version reads format {}.": "{0} hat Format {1}, und diese Version liest Format {2}.",
    "{} is not a readable set of arrays.": "{0} enthält keine lesbaren Arrays.",
    "{} does not fit its card: {}.": "{0} passt nicht zu seiner Karte: {1}.",
    "{} holds numbers that are not finite: {}.": "{0} enthält Zahlen, die nicht endlich sind: {1}.",
    "{} has a prior that does not fit its card's styles.": (
        "{0} hat eine A-priori-Verteilung, die nicht zu den Stilen seiner Karte passt."
    ),
    "{} has a typical distance between assets that is not positive.": (
        "{0} hat einen typischen Abstand zwischen Assets, der nicht positiv ist."
    ),
    "{} has an axis scale that is not positive.": "{0} hat einen Achsenmaßstab, der nicht positiv ist.",
    "The weights' configuration does not fit this version (unknown: {}; missing: {}).": (
        "Die Konfiguration der Gewichte passt nicht zu dieser Version (unbekannt: {0}; fehlend: {1})."
    ),
    "The weights' configuration is not valid: {}": "Die Konfiguration der Gewichte ist nicht gültig: {0}",
    "{} must be a whole number of at least {}, not {}.": "{0} muss eine ganze Zahl von mindestens {1} sein, nicht {2}.",
    "{} must be one of {}, not {}.": "{0} muss eines von {1} sein, nicht {2}.",
    "{} must be a list of widths, not {}.": "{0} muss eine Liste von Breiten sein, nicht {1}.",
    "Only a posterior can be looked at again; set looks to 0.": (
        "Nur eine A-posteriori-Verteilung lässt sich nochmals ansehen; looks auf 0 setzen."
    ),
    "slabs must be 0 or at least 2, not 1.": "slabs muss 0 oder mindestens 2 sein, nicht 1.",
    "pools must be of max and mean, not {}.": "pools muss aus max und mean bestehen, nicht aus {0}.",
    "The weights lack {}.": "Den Gewichten fehlt {0}.",
    "There is no engine {}; use auto, numpy or torch.": "Es gibt keine Engine {0}; auto, numpy oder torch verwenden.",
    "The NumPy engine computes on the CPU alone; for {} choose the torch engine.": (
        "Die Engine NumPy rechnet nur auf der CPU; für {0} die Engine torch wählen."
    ),
    "PyTorch has no {} device here; choose auto or cpu.": "PyTorch hat hier kein Gerät {0}; auto oder cpu wählen.",
    "PyTorch is not installed in this Python; use the NumPy engine or install the full zip.": (
        "PyTorch ist in diesem Python nicht installiert; die Engine NumPy verwenden oder das volle Zip installieren."
    ),
}
"""{English: German}. Sentences with values have ``{}`` for each in English, ``{0}``, ``{1}`` in German."""
