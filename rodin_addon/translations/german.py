"""German, as artists read it in Blender: short, without address, infinitives on buttons."""

GERMAN = {
    # Panels, in their order.
    "Generate assets": "Assets erzeugen",
    "Generate Asset": "Asset erzeugen",
    "Generate {kind}": "{kind} erzeugen",
    "Add new assets at the 3D cursor, beside any that are already there": (
        "Neue Assets am 3D-Cursor hinzufügen, neben denen, die schon dort stehen"
    ),
    "Generate Set": "Satz erzeugen",
    "Add one new asset of each kind at the 3D cursor; they match in style, girth and materials": (
        "Ein neues Asset jeder Art am 3D-Cursor hinzufügen; Stil, Stärke und Materialien passen zueinander"
    ),
    "Generate Presets": "Voreinstellungen zum Erzeugen",
    "Saved settings": "Gespeicherte Einstellungen",
    "Add Preset": "Voreinstellung hinzufügen",
    "Save these settings as a preset, or remove one": (
        "Diese Einstellungen als Voreinstellung speichern oder eine entfernen"
    ),
    "Style": "Stil",
    "Any Style": "Jeder Stil",
    "Use this style only": "Nur diesen Stil verwenden",
    "Use all styles": "Alle Stile verwenden",
    "Seed": "Startwert",
    "The same seed gives the same asset": "Derselbe Startwert ergibt dasselbe Asset",
    "Roll the Dice": "Würfeln",
    "Choose a seed at random": "Einen zufälligen Startwert wählen",
    "Advance Seed": "Jedes Mal neu",
    "Increase the seed after generating, so that the next press gives new assets": (
        "Den Startwert nach dem Erzeugen weiterzählen, damit der nächste Klick neue Assets ergibt"
    ),
    "Count": "Anzahl",
    "Number of assets to generate": "Wie viele Assets erzeugt werden",
    "Variety": "Vielfalt",
    "How much assets vary: 0 is the typical asset of a style, 1 its natural spread, more the unusual": (
        "Wie stark Assets variieren: 0 ergibt das typische Asset eines Stils, 1 die natürliche Streuung, mehr "
        "Ungewöhnliches"
    ),
    "Resolution": "Auflösung",
    "One Welded Mesh": "Verschweißt",
    "Engine: {engine}": ("Engine: {engine}"),
    "Sheet": "Bilderbogen",
    "Choose assets from pictures": "Assets anhand von Bildern wählen",
    "Number of assets to show on the sheet": "Wie viele Assets der Bilderbogen zeigt",
    "Draw Sheet": "Bilderbogen zeichnen",
    "Show pictures of new assets in the panel, without adding them to the scene": (
        "Bilder neuer Assets im Panel zeigen, ohne sie der Szene hinzuzufügen"
    ),
    "Show Pictures": "Bilder zeigen",
    "Page": "Seite",
    "Page of pictures to show": "Welche Seite mit Bildern zu sehen ist",
    "of {count}": ("von {count}"),
    "Draw the sheet's pictures again; they are not saved in the file": (
        "Die Bilder des Bilderbogens neu zeichnen; sie werden nicht in der Datei gespeichert"
    ),
    "Choose": "Wählen",
    "Choose this asset for Add to Scene": "Dieses Asset zum Hinzufügen wählen",
    "Add to Scene": "Zur Szene hinzufügen",
    "Add {count} to Scene": ("{count} zur Szene hinzufügen"),
    "Add the chosen assets to the scene at the 3D cursor, beside any that are already there": (
        "Die gewählten Assets am 3D-Cursor zur Szene hinzufügen, neben denen, die schon dort stehen"
    ),
    "Edit Asset": "Asset bearbeiten",
    "Change the active asset": "Das aktive Asset ändern",
    "Asset Presets": "Asset-Voreinstellungen",
    "Saved assets": "Gespeicherte Assets",
    "Save the active asset as a preset, or remove one": (
        "Das aktive Asset als Voreinstellung speichern oder eine entfernen"
    ),
    "Select an asset": "Ein Asset auswählen",
    "A to B": "A bis B",
    "0 is the first asset, 1 the last": "0 ist das erste Asset, 1 das letzte",
    "Drag with Shift for small steps": "Mit Umschalt in kleinen Schritten ziehen",
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
    "How far to go: 0 changes nothing, 1 replaces everything not kept": (
        "Wie weit: 0 ändert nichts, 1 ersetzt alles, was nicht behalten wird"
    ),
    "Shape Sliders": "Formregler",
    "The model's own directions of change": "Die eigenen Richtungen des Modells",
    "Shape": "Form",
    "Shape {number}": ("Form {number}"),
    "One of the model's strongest directions of change, in standard deviations": (
        "Eine der stärksten Richtungen des Modells, in Standardabweichungen"
    ),
    "Randomise": "Zufällig",
    "Set all shape sliders of the active asset to random values": (
        "Alle Formregler des aktiven Assets auf zufällige Werte stellen"
    ),
    "Spread of the random values, in standard deviations": "Streuung der Zufallswerte, in Standardabweichungen",
    "Reset": "Zurücksetzen",
    "Reset all shape sliders of the active asset to zero": "Alle Formregler des aktiven Assets auf null stellen",
    "Explore": "Erkunden",
    "Find an asset by choosing from many": "Ein Asset finden, indem man unter vielen wählt",
    "Assets": "Assets",
    "Number of assets in the grid": "Wie viele Assets das Raster zeigt",
    "How far the variations go: 0 is the asset itself, 1 replaces everything not kept": (
        "Wie weit die Variationen gehen: 0 ist das Asset selbst, 1 ersetzt alles, was nicht behalten wird"
    ),
    "Variations": "Variationen",
    "Show a grid of variations of the active asset; select one and press again to continue from it": (
        "Ein Raster von Variationen des aktiven Assets zeigen; eine davon auswählen und wieder klicken, um von ihr aus "
        "weiterzugehen"
    ),
    "Breed": "Kreuzen",
    "Show a grid of children of two selected assets; each part is a mix of the parents' parts": (
        "Ein Raster von Kindern zweier ausgewählter Assets zeigen; jeder Teil ist eine Mischung der Teile beider Eltern"
    ),
    "Earlier or Later Grid": "Früheres oder späteres Raster",
    "Go back or forward through the grids": "Durch die Raster zurück- oder vorgehen",
    "Direction": "Richtung",
    "Which grid to show": "Welches Raster gezeigt wird",
    "Earlier": "Früher",
    "The grid before this one": "Das Raster vor diesem",
    "Later": "Später",
    "The grid after this one": "Das Raster nach diesem",
    "Grid {number} of {count}": ("Raster {number} von {count}"),
    "Turn the selected assets of the grid into assets of their own, beside the others": (
        "Die ausgewählten Assets des Rasters zu eigenen Assets machen, neben den anderen"
    ),
    "Clear Grid": "Raster entfernen",
    "Remove the grid and forget the grids before it; assets that were kept stay": (
        "Das Raster entfernen und die Raster davor vergessen; behaltene Assets bleiben"
    ),
    "Interpolate": "Interpolieren",
    "Interpolate between the selected assets": "Zwischen den ausgewählten Assets interpolieren",
    "Interpolate between the selected assets, starting with the active one; they are not changed": (
        "Zwischen den ausgewählten Assets interpolieren, beginnend mit dem aktiven; sie selbst bleiben unverändert"
    ),
    "Make": "Erzeugen",
    "What to make from the selected assets; the active one comes first, the others follow by name": (
        "Was aus den ausgewählten Assets wird; das aktive ist das erste, die anderen folgen nach Namen"
    ),
    "Blend": "Überblendung",
    "One asset halfway between two, with an A to B slider": (
        "Ein Asset auf halbem Weg zwischen zweien, mit einem Regler von A bis B"
    ),
    "Row": "Reihe",
    "Assets side by side, in even steps through all selected assets": (
        "Assets nebeneinander, in gleichmäßigen Schritten durch alle ausgewählten"
    ),
    "Shape Keys": "Formschlüssel",
    "One welded mesh with shape keys that lead through all selected assets": (
        "Ein verschweißtes Mesh mit Formschlüsseln, die durch alle ausgewählten Assets führen"
    ),
    "Animation": "Animation",
    "The same mesh with keyframes: the first asset turns into the last during playback": (
        "Dasselbe Mesh mit Schlüsselbildern: beim Abspielen wird aus dem ersten Asset das letzte"
    ),
    "Number of assets in the row, from the first selected asset to the last": (
        "Wie viele Assets die Reihe hat, vom ersten ausgewählten zum letzten"
    ),
    "Frames": "Einzelbilder",
    "Frames from one asset to the next": "Einzelbilder von einem Asset zum nächsten",
    "Reconstruct": "Rekonstruieren",
    "Rebuild the selected objects as assets": "Die ausgewählten Objekte als Assets nachbauen",
    "Rebuild each selected object as an asset of the same location and size": (
        "Jedes ausgewählte Objekt als Asset nachbauen, an seinem Ort und in seiner Größe"
    ),
    "Fit": "Anpassung",
    "How closely to follow the surface": "Wie genau der Oberfläche gefolgt wird",
    "Quick": "Schnell",
    "Estimate the shape in one pass; fastest": "Die Form in einem Durchgang schätzen; am schnellsten",
    "Refined": "Verfeinert",
    "Also fit the asset to the surface": "Das Asset zusätzlich an die Oberfläche anpassen",
    "Surface": "Oberfläche",
    "Also move each patch onto the surface by itself; slowest": (
        "Zusätzlich jeden Patch für sich an die Oberfläche bewegen; am langsamsten"
    ),
    "When rebuilt: {closeness}.": ("Beim Nachbauen: {closeness}."),
    "{share}% of the surface is within {tolerance:g} {unit} of the result": (
        "{share} % der Oberfläche liegen höchstens {tolerance:g} {unit} daneben"
    ),
    "Source": "Quelle",
    "Object that the asset was rebuilt from, or to compare it with": (
        "Objekt, nach dem das Asset gebaut wurde oder mit dem es verglichen wird"
    ),
    "Compare": "Vergleichen",
    'Show the source as wire over the active asset, and store distances as the attribute "distance", in metres': (
        'Die Quelle als Drahtgitter über dem aktiven Asset zeigen und die Abstände im Attribut "distance" speichern, '
        "in Metern"
    ),
    "On": "An",
    "Turn off to show the source as before and remove the distances": (
        "Ausschalten zeigt die Quelle wie vorher und entfernt die Abstände"
    ),
    "Project": "Projizieren",
    "Project onto Source": "Auf die Quelle projizieren",
    "Add the active asset's UV map to its source, and assign the materials of its parts": (
        "Der Quelle des aktiven Assets dessen UV-Map hinzufügen und die Materialien seiner Teile zuweisen"
    ),
    "Materials": "Materialien",
    "Also assign the material of the nearest part to each face": (
        "Jeder Fläche auch das Material des nächsten Teils zuweisen"
    ),
    "Export": "Exportieren",
    "Export the selected assets for a game engine": "Die ausgewählten Assets für eine Game-Engine exportieren",
    "Folder": "Ordner",
    "Folder for the exported files; // is the folder of the .blend file": (
        "Ordner für die exportierten Dateien; // ist der Ordner der .blend-Datei"
    ),
    "Export Presets": "Voreinstellungen zum Exportieren",
    "Saved export settings": "Gespeicherte Exporteinstellungen",
    "Game Engine": "Game-Engine",
    "Game engine to export for; sets everything below to suit it": (
        "Game-Engine, für die exportiert wird; stellt alles darunter passend ein"
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
    "File format": "Dateiformat",
    "What Unreal and Unity read best": "Was Unreal und Unity am besten lesen",
    "What Godot and the web read best; always in metres and Y up": (
        "Was Godot und das Web am besten lesen; immer in Metern und Y nach oben"
    ),
    "For Omniverse, Houdini and film; in metres": "Für Omniverse, Houdini und Film; in Metern",
    "Meshes only: no sockets, no lightmap UVs, no morph targets": (
        "Nur Meshes: keine Sockets, keine Lightmap-UVs, keine Morph-Ziele"
    ),
    "Export Assets": "Assets exportieren",
    "Export each selected asset for a game engine, with levels of detail, collision and sockets": (
        "Jedes ausgewählte Asset für eine Game-Engine exportieren, mit Detailstufen, Kollision und Sockets"
    ),
    "Levels of Detail": "Detailstufen",
    "The same asset with fewer and fewer triangles, for greater distances": (
        "Dasselbe Asset mit immer weniger Dreiecken, für größere Entfernung"
    ),
    "Grouping": "Gruppierung",
    "How levels of detail are grouped in the file": "Wie die Detailstufen in der Datei gruppiert sind",
    "LOD Group": "LOD-Gruppe",
    "All levels in one LOD Group, as Unreal expects": "Alle Stufen in einer LOD-Gruppe, wie Unreal es erwartet",
    "By Name": "Nach Namen",
    "All levels side by side, with names that end in _LOD0, _LOD1 and so on, as Unity expects": (
        "Alle Stufen nebeneinander, mit Namen, die auf _LOD0, _LOD1 und so weiter enden, wie Unity es erwartet"
    ),
    "Finest Only": "Nur die feinste",
    "Only the finest level, for engines that make the others themselves": (
        "Nur die feinste Stufe, für Engines, die die anderen selbst machen"
    ),
    "Levels": "Stufen",
    "Number of levels of detail: the further away an asset is, the fewer triangles the engine draws": (
        "Wie viele Detailstufen: Je weiter weg ein Asset ist, desto weniger Dreiecke zeichnet die Engine"
    ),
    "Points along each side of a patch in the finest level; each following level has half as many": (
        "Punkte entlang jeder Seite eines Patches in der feinsten Stufe; jede weitere hat halb so viele"
    ),
    "Triangles: {counts}": ("Dreiecke: {counts}"),
    "Collision and Sockets": "Kollision und Sockets",
    "Collision shapes for physics, and sockets to attach things to": (
        "Kollisionsformen für die Physik, und Sockets, an die anderes angehängt wird"
    ),
    "Collision": "Kollision",
    "Simple shapes that the engine's physics uses instead of the asset itself": (
        "Einfache Formen, mit denen die Physik der Engine statt mit dem Asset selbst rechnet"
    ),
    "Convex Pieces": "Konvexe Stücke",
    "A few simple shapes that fit closely around the asset and follow its curves": (
        "Wenige einfache Formen, die eng am Asset anliegen und seinen Krümmungen folgen"
    ),
    "Boxes": "Quader",
    "A box around each of these pieces; less accurate, but cheapest at run time": (
        "Ein Quader um jedes dieser Stücke; ungenauer, aber zur Laufzeit am günstigsten"
    ),
    "None": "Keine",
    "No collision shapes": "Keine Kollisionsformen",
    "Sockets": "Sockets",
    "Mark the places where an engine attaches a hand, sparks or a trail": (
        "Die Stellen markieren, an denen eine Engine eine Hand, Funken oder eine Spur anhängt"
    ),
    "Materials and Textures": "Materialien und Texturen",
    "Material slots, and textures to bake": "Material-Slots, und Texturen zum Backen",
    "How many material slots an asset has": "Wie viele Material-Slots ein Asset hat",
    "One per Part": "Eines je Teil",
    "One material slot for each part": "Ein Material-Slot für jeden Teil",
    "One for All": "Eines für alle",
    "A single material slot; fastest to draw": ("Ein einziger Material-Slot; am schnellsten zu zeichnen"),
    "Textures": "Texturen",
    "Bake textures of this size and save them beside each asset; takes longer": (
        "Texturen dieser Größe backen und neben jedem Asset speichern; dauert länger"
    ),
    "No textures": "Keine Texturen",
    "Ambient occlusion, curvature, and a colour for each part, as PNG files": (
        "Umgebungsverdeckung, Krümmung und eine Farbe für jeden Teil, als PNG-Dateien"
    ),
    "Names, Axes and Scale": "Namen, Achsen, Maßstab",
    "Options in which engines differ; already set for the chosen engine": (
        "Worin sich Engines unterscheiden; für die gewählte Engine schon eingestellt"
    ),
    "Names": "Namen",
    "Naming convention for levels, collision and sockets": ("Namensschema für Stufen, Kollision und Sockets"),
    "Plain": "Schlicht",
    "Top Along": "Oberes Ende entlang",
    "Direction in which the top of the asset points, in Blender's axes; Z is up": (
        "Richtung, in die das obere Ende des Assets zeigt, in Blenders Achsen; Z ist oben"
    ),
    "Forward": "Vorn",
    "Forward axis of an FBX file": "Achse nach vorn in einer FBX-Datei",
    "Up": "Oben",
    "Up axis of the file": "Achse nach oben in der Datei",
    "Apply Scalings": "Skalierung",
    "How an FBX file stores its scale": "Wie eine FBX-Datei ihren Maßstab speichert",
    "All Local": "Alle lokal",
    "Centimetres, stored in the objects' scale; what Unreal expects": (
        "Zentimeter, durch die Skalierung der Objekte; was Unreal erwartet"
    ),
    "FBX Units Scale": "FBX-Einheiten",
    "Metres, stored as the unit of the file": "Meter, als Einheit der Datei gespeichert",
    "FBX All": "FBX alle",
    "Centimetres in the meshes themselves; what Unity expects": ("Zentimeter in den Meshes selbst; was Unity erwartet"),
    "Apply Transform": "Drehung anwenden",
    "Rotate the meshes of an FBX file instead of its objects, so that the engine shows rotation 0": (
        "Die Meshes einer FBX-Datei statt ihrer Objekte drehen, damit die Engine Drehung 0 zeigt"
    ),
    "Checks": "Prüfungen",
    "Checks that an asset must pass to be written": "Prüfungen, die ein Asset bestehen muss, um geschrieben zu werden",
    "Triangle Budget": "Dreiecke höchstens",
    "Skip assets whose finest level has more triangles than this; 0 means no limit": (
        "Assets auslassen, deren feinste Stufe mehr Dreiecke hat; 0 heißt keine Grenze"
    ),
    "Write Anyway": "Trotzdem schreiben",
    "Also write assets that fail a check": ("Auch Assets schreiben, die eine Prüfung nicht bestehen"),
    "Mark as Asset": "Als Asset markieren",
    "Add the selected assets to the Asset Browser, with a preview, tags and length": (
        "Die ausgewählten Assets zum Asset-Browser hinzufügen, mit Vorschau, Schlagwörtern und Länge"
    ),
    "Asset from Recipe": "Asset aus Rezept",
    "Rebuild the active asset from a recipe, or add a new asset if none is active": (
        "Das aktive Asset nach einem Rezept neu aufbauen, oder ein neues hinzufügen, wenn keines aktiv ist"
    ),
    "Recipe": "Rezept",
    "Recipe as stored in exported files and presets": (
        "Rezept, wie es exportierte Dateien und Voreinstellungen enthalten"
    ),
    # Preferences.
    "What computes the shapes": "Was die Formen berechnet",
    "Automatic": "Automatisch",
    "Kind": "Art",
    "What the object is": "Was das Objekt ist",
    "PyTorch if it is installed and finds a GPU, otherwise NumPy": (
        "PyTorch, wenn es installiert ist und eine GPU findet, sonst NumPy"
    ),
    "Runs everywhere, on the CPU": "Läuft überall, auf der CPU",
    "Needs PyTorch inside Blender's Python": "Braucht PyTorch in Blenders Python",
    "Device": "Gerät",
    "Where the engine computes": "Wo die Engine rechnet",
    "A GPU if there is one": "Eine GPU, wenn es eine gibt",
    "The processor": "Der Prozessor",
    "An NVIDIA GPU; needs PyTorch": "Eine NVIDIA-GPU; braucht PyTorch",
    "An Apple GPU; needs PyTorch": "Eine Apple-GPU; braucht PyTorch",
    "PyTorch is in use. NumPy gives the same assets and starts faster; you can choose it above.": (
        "PyTorch ist in Gebrauch. NumPy ergibt dieselben Assets und startet schneller; es lässt sich oben wählen."
    ),
    "PyTorch is not installed and not needed. To compute on a GPU, install Rodin's full zip.": (
        "PyTorch ist nicht installiert und wird nicht gebraucht. Um auf einer GPU zu rechnen, Rodins volles Zip "
        "installieren."
    ),
    "PyTorch is installed but found no GPU, so NumPy is in use; choose PyTorch above to use it anyway.": (
        "PyTorch ist installiert, hat aber keine GPU gefunden, darum ist NumPy in Gebrauch; oben PyTorch wählen, um es "
        "trotzdem zu verwenden."
    ),
    "PyTorch is installed; it is used if it finds a GPU.": (
        "PyTorch ist installiert; es wird verwendet, wenn es eine GPU findet."
    ),
    # Why a button cannot be pressed.
    "Switch to Object Mode first": "Zuerst in den Objektmodus wechseln",
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
    "Esc: Cancel": "Esc: Abbrechen",
    "Cancelled; the scene is unchanged.": "Abgebrochen; die Szene ist unverändert.",
    "Cancelled: another scene or file was opened; all changes were discarded.": (
        "Abgebrochen: Eine andere Szene oder Datei wurde geöffnet; alle Änderungen wurden verworfen."
    ),
    "Cancelled: an object in use was deleted; all changes were discarded.": (
        "Abgebrochen: Ein Objekt in Gebrauch wurde gelöscht; alle Änderungen wurden verworfen."
    ),
    "Generated a set of {count} assets.": "Einen Satz von {count} Assets erzeugt.",
    "A set needs models of at least two kinds; {count} is here.": (
        "Ein Satz braucht Modelle von mindestens zwei Arten; es gibt hier {count}."
    ),
    "Generated one asset ({engine}).": ("Ein Asset erzeugt ({engine})."),
    "Generated {count} assets ({engine}).": ("{count} Assets erzeugt ({engine})."),
    "There is no earlier grid.": "Es gibt kein früheres Raster.",
    "There is no later grid.": "Es gibt kein späteres Raster.",
    "Kept {names}.": ("Behalten: {names}."),
    "Made {count} assets ({engine}).": ("{count} Assets erzeugt ({engine})."),
    '"{name}" has {count} shape keys; the A to B slider moves through them.': (
        '"{name}" hat {count} Formschlüssel; der Regler von A bis B führt durch sie.'
    ),
    '"{name}" reaches the last asset at frame {end}.': ('"{name}" erreicht das letzte Asset bei Bild {end}.'),
    '"{name}" reaches the last asset at frame {end}, but the timeline ends at {last}.': (
        '"{name}" erreicht das letzte Asset bei Bild {end}, aber die Zeitleiste endet bei {last}.'
    ),
    '"{name}" does not look like any {kind}: the fit is off by {share:.1%} of its size, and the limit is {most:.0%}.': (
        '"{name}" sieht nicht nach „{kind}“ aus: Es weicht um {share:.1%} seiner Größe vom Ergebnis ab, erlaubt sind '
        "{most:.0%}."
    ),
    'Rebuilt "{name}": {closeness}.': ('"{name}" nachgebaut: {closeness}.'),
    "Marked one object as an asset.": "Ein Objekt als Asset markiert.",
    "Marked {count} objects as assets.": ("{count} Objekte als Assets markiert."),
    'Wrote {names} to "{folder}".': ('{names} in "{folder}" geschrieben.'),
    'Wrote {count} assets to "{folder}".': ('{count} Assets in "{folder}" geschrieben.'),
    "Cancelled; files already written are complete, and the manifest lists those that are missing.": (
        "Abgebrochen; schon geschriebene Dateien sind vollständig, und das Manifest nennt die fehlenden."
    ),
    "Cancelled: another scene or file was opened; files already written are complete.": (
        "Abgebrochen: Eine andere Szene oder Datei wurde geöffnet; schon geschriebene Dateien sind vollständig."
    ),
    # What is wrong with a scene, a file or a folder.
    "A blend needs 2 assets, but {count} are selected; make a row instead.": (
        "Eine Überblendung braucht 2 Assets, aber {count} sind ausgewählt; stattdessen eine Reihe erzeugen."
    ),
    '"{name}" is linked from another file; make it local first to change this asset.': (
        '"{name}" ist aus einer anderen Datei verknüpft; zuerst lokal machen, um dieses Asset zu ändern.'
    ),
    '"{name}" has lost its patch ID, so this asset can no longer be changed.': (
        '"{name}" hat seine Patch-ID verloren, darum lässt sich dieses Asset nicht mehr ändern.'
    ),
    'Leave Edit Mode on "{name}" first, then move the slider again.': (
        'Zuerst den Bearbeitungsmodus von "{name}" verlassen, dann den Regler wieder bewegen.'
    ),
    'Vertices of "{name}" were added or removed, so this asset can no longer be changed.': (
        'Bei "{name}" kamen Vertices hinzu oder wurden entfernt, darum lässt sich dieses Asset nicht mehr ändern.'
    ),
    # Edits by hand.
    "Edited by hand": "Von Hand geändert",
    "Patches are missing": "Patches fehlen",
    "Stopped following": "Folgt nicht mehr",
    "Keep Edits and Stop Following": "Änderungen behalten, nicht mehr folgen",
    "Keep the asset as it is; dimensions and sliders no longer change it": (
        "Das Asset lassen, wie es ist; Maße und Regler ändern es nicht mehr"
    ),
    "Carry Edits Along": "Änderungen mitführen",
    "Keep each edit as an offset from the shape set by dimensions and sliders": (
        "Jede Änderung als Versatz zur Form behalten, die Maße und Regler vorgeben"
    ),
    "Rebuild": "Neu aufbauen",
    "Rebuild the asset from its dimensions and sliders: edits are lost, missing patches come back": (
        "Das Asset aus Maßen und Reglern neu aufbauen: Änderungen gehen verloren, fehlende Patches kommen zurück"
    ),
    '"{name}" was edited by hand. Choose what to do with the edits.': (
        '"{name}" wurde von Hand geändert. Wählen, was mit den Änderungen geschieht.'
    ),
    '"{name}" keeps your edits, so dimensions and sliders do not change it.': (
        '"{name}" behält die Änderungen, darum ändern Maße und Regler es nicht.'
    ),
    "Edits cannot be carried along on an asset with shape keys; keep them, or rebuild the asset.": (
        "Bei einem Asset mit Formschlüsseln lassen sich Änderungen nicht mitführen; sie behalten oder das Asset neu "
        "aufbauen."
    ),
    '"{name}" has no patches, so there is nothing to change. Press Rebuild to create them.': (
        '"{name}" hat keine Patches, darum gibt es nichts zu ändern. Neu aufbauen erzeugt sie.'
    ),
    "{missing} of {count} patches are missing. Press Rebuild to bring them back.": (
        "{missing} von {count} Patches fehlen. Neu aufbauen bringt sie zurück."
    ),
    "The applied scale was not uniform, so it was moved back to the object's scale.": (
        "Die angewendete Skalierung war nicht auf allen Achsen gleich, darum ist sie wieder die des Objekts."
    ),
    'Leave Edit Mode on "{name}" first.': ('Zuerst den Bearbeitungsmodus von "{name}" verlassen.'),
    '"{name}" has shape keys, and vertices were added or removed; remove the shape keys to rebuild it.': (
        '"{name}" hat Formschlüssel, und Vertices kamen hinzu oder wurden entfernt; zum Neuaufbauen die '
        "Formschlüssel entfernen."
    ),
    '"{name}" has only one level: {reason}': ('"{name}" hat nur eine Stufe: {reason}'),
    "The asset is mirrored.": "Das Asset ist gespiegelt.",
    "An asset with shape keys was edited by hand.": "Ein Asset mit Formschlüsseln wurde von Hand geändert.",
    "Patches edited by hand no longer meet.": "Von Hand geänderte Patches schließen nicht mehr aneinander an.",
    "{missing} of {count} patches are missing.": ("{missing} von {count} Patches fehlen."),
    "Other meshes were added to the asset.": "Dem Asset wurden andere Meshes hinzugefügt.",
    '"{name}" was moved away from the asset.': ('"{name}" wurde vom Asset weg bewegt.'),
    '"{name}" has shape keys of its own.': ('"{name}" hat eigene Formschlüssel.'),
    '"{name}" is in Edit Mode.': ('"{name}" ist im Bearbeitungsmodus.'),
    '"{name}" has modifiers.': ('"{name}" hat Modifikatoren.'),
    'Vertices or faces of "{name}" were added or removed.': (
        'Bei "{name}" kamen Vertices oder Flächen hinzu oder wurden entfernt.'
    ),
    '"{name}" has colour attributes.': ('"{name}" hat Farbattribute.'),
    '"{name}" has different materials on its faces.': ('"{name}" hat andere Materialien auf den Flächen.'),
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
    'Another export is writing to "{folder}"; wait for it to end.': (
        'Ein anderer Export schreibt gerade nach "{folder}"; bitte dessen Ende abwarten.'
    ),
    '"{path}" was not written by Rodin, or was changed since; move it, rename the asset or choose another folder.': (
        '"{path}" stammt nicht von Rodin oder wurde seither geändert; die Datei verschieben, das Objekt umbenennen '
        "oder einen anderen Ordner wählen."
    ),
    'Cannot write "{path}": it is a folder.': ('"{path}" kann nicht geschrieben werden: Es ist ein Ordner.'),
    '"{name}" was not written.': ('"{name}" wurde nicht geschrieben.'),
    '"{name}" was only partly written; is the disk full?': (
        '"{name}" wurde nur zum Teil geschrieben; ist der Datenträger voll?'
    ),
    "{error} Written: {written} of {planned}; missing: {missing}.": (
        "{error} Geschrieben: {written} von {planned}; es fehlen: {missing}."
    ),
    '"{path}" is not a manifest. {reason}': ('"{path}" ist kein Manifest. {reason}'),
    '"{path}" is not a regular file.': ('"{path}" ist keine gewöhnliche Datei.'),
    '"{path}" is too large to be a manifest.': ('"{path}" ist zu groß für ein Manifest.'),
    '"{path}" cannot be read: {reason}.': ('"{path}" ist nicht lesbar: {reason}.'),
    '"{path}" is not a manifest of version {version}.': ('"{path}" ist kein Manifest der Version {version}.'),
    '"{path}" is not a complete manifest: entry {number} of "{key}" is damaged.': (
        '"{path}" ist kein vollständiges Manifest: Der Eintrag {number} von "{key}" ist beschädigt.'
    ),
    '"{path}" names a file that is not in its folder: {name}.': (
        '"{path}" nennt eine Datei, die nicht in seinem Ordner liegt: {name}.'
    ),
    '"{path}" is not a complete manifest.': ('"{path}" ist kein vollständiges Manifest.'),
    "It was deleted before it was processed.": "Es wurde gelöscht, bevor es bearbeitet wurde.",
    "It is too far from the world's origin for its size; move it to the origin.": (
        "Es ist für seine Größe zu weit vom Ursprung der Welt entfernt; zum Ursprung verschieben."
    ),
    "The result was deleted or undone in the meantime.": "Das Ergebnis wurde inzwischen gelöscht oder zurückgenommen.",
    '"{name}" has no source to compare with, or its source was deleted.': (
        '"{name}" hat keine Quelle zum Vergleichen, oder sie wurde gelöscht.'
    ),
    "The asset was deleted while it was being measured.": "Das Asset wurde gelöscht, während es gemessen wurde.",
    '"{name}" is linked from another file, so its viewport display cannot be changed.': (
        '"{name}" ist aus einer anderen Datei verknüpft, darum lässt sich seine Darstellung im Viewport nicht ändern.'
    ),
    '"{name}" is not in this view layer, so it cannot be shown.': (
        '"{name}" ist nicht in dieser Ansichtsebene, darum lässt es sich nicht zeigen.'
    ),
    '"{name}" is of type {type}; only meshes have UV maps, so convert it first.': (
        '"{name}" ist vom Typ {type}; nur Meshes haben UV-Maps, darum zuerst umwandeln.'
    ),
    'The mesh of "{name}" is linked from another file, so it cannot be changed.': (
        'Das Mesh von "{name}" ist aus einer anderen Datei verknüpft, darum lässt es sich nicht ändern.'
    ),
    '"{name}" has no faces to project onto.': ('"{name}" hat keine Flächen, auf die projiziert werden könnte.'),
    '"{name}" has {count} UV maps, and Blender allows no more; remove one first.': (
        '"{name}" hat {count} UV-Maps, und mehr erlaubt Blender nicht; zuerst eine entfernen.'
    ),
    'Blender could not transfer UVs to "{name}".': ('Blender konnte keine UVs auf "{name}" übertragen.'),
    "There is no asset {number} on the sheet; its {count} assets are numbered from 0.": (
        "Auf dem Bilderbogen gibt es kein Asset {number}; seine {count} Assets sind ab 0 nummeriert."
    ),
    "Choose at least one asset on the sheet.": "Mindestens ein Asset auf dem Bilderbogen wählen.",
    '"{name}" is linked from another file; make it local first.': (
        '"{name}" ist aus einer anderen Datei verknüpft; zuerst lokal machen.'
    ),
    'Move "{name}" and its patches into a collection of their own first.': (
        'Zuerst "{name}" mit seinen Patches in eine eigene Sammlung verschieben.'
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
    "The mesh is smaller than {limit:.0e}; scale it up.": "Das Mesh ist kleiner als {limit:.0e}; größer skalieren.",
    "The mesh is too far from the origin for its size; move it to the origin.": (
        "Das Mesh ist für seine Größe zu weit vom Ursprung entfernt; zum Ursprung verschieben."
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
    "No asset near this one has all its parts the right way out.": (
        "Bei keinem Asset in der Nähe sind alle Teile richtig herum."
    ),
    "Shape {number} stops at {value:.2f}. Beyond that, parts would be inside out: {parts}.": (
        "Form {number} endet bei {value:.2f}. Danach wären Teile nach innen gekehrt: {parts}."
    ),
    "The sliders stop here. Beyond this, parts would be inside out: {parts}.": (
        "Die Regler enden hier. Danach wären Teile nach innen gekehrt: {parts}."
    ),
    "Parts would be inside out ({parts}), so the nearest asset without that is shown.": (
        "Teile wären nach innen gekehrt ({parts}); zu sehen ist das nächste Asset, bei dem keiner es ist."
    ),
    "There is no dimension {name}; choose from {names}.": ("Es gibt kein Maß {name}; es gibt {names}."),
    "There is no layout {name}; choose from {names}.": ("Es gibt keine Anordnung {name}; es gibt {names}."),
    "{name} is a kind that Rodin brings; give the new kind another name.": (
        "{name} ist eine Art, die Rodin mitbringt; die neue Art braucht einen anderen Namen."
    ),
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
    "{path} is not a weights card. {reason}": ("{path} ist keine Karte von Gewichten. {reason}"),
    "{path} cannot be used. {reason}": ("{path} ist nicht verwendbar. {reason}"),
    "{path} has a prior of shapes that no recipe can hold.": (
        "{path} hat eine Verteilung von Formen, die kein Rezept fassen kann."
    ),
    "{path} has no training shapes to tell how new a shape is.": (
        "{path} hat keine Formen aus dem Training, an denen sich zeigt, wie neu eine Form ist."
    ),
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
    "{name} must be a whole number from {least} to {most}, not {value}.": (
        "{name} muss eine ganze Zahl von {least} bis {most} sein, nicht {value}."
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
    '"{name}" has shape keys from its model; apply or remove them first.': (
        '"{name}" hat Formschlüssel seines Modells; sie zuerst anwenden oder entfernen.'
    ),
    'Updated "{name}": {distance:.2g} mm from its earlier shape, {most:.2g} mm at most.': (
        '"{name}" aktualisiert: {distance:.2g} mm von der früheren Form entfernt, höchstens {most:.2g} mm.'
    ),
    '"{name}" no longer has the vertices and faces it was built with.': (
        '"{name}" hat nicht mehr die Vertices und Flächen, mit denen es gebaut wurde.'
    ),
    'A patch of "{name}" is missing.': ('Ein Patch von "{name}" fehlt.'),
    "The UV map is no longer an atlas.": ("Die UV-Map ist kein Atlas mehr."),
    "The model is loading.": ("Das Modell wird geladen."),
    "The model that this was made with is not here.": ("Das Modell, mit dem dies entstand, ist nicht hier."),
    "The model that this was made with is not here ({start}).": (
        "Das Modell, mit dem dies entstand, ist nicht hier ({start})."
    ),
    "The model in {folder} has changed; reload the models.": (
        "Das Modell in {folder} hat sich geändert; die Modelle neu laden."
    ),
    "A {kind} cannot be updated with a model of {plural}.": (
        "Assets der Art {kind} lassen sich nicht mit einem Modell für {plural} aktualisieren."
    ),
    '"{name}" is nearest to the kind {kind}, {times:.1f} times as near as to {second}.': (
        '"{name}" kommt der Art {kind} am nächsten, {times:.1f}-mal so nahe wie {second}.'
    ),
    (
        '"{name}" looks like none of the kinds; the nearest is {kind}, but the fit is off by {share:.1%} of its size, '
        "and the limit is {most:.0%}."
    ): (
        '"{name}" sieht nach keiner der Arten aus; am nächsten kommt {kind}, aber es weicht um {share:.1%} seiner '
        "Größe vom Ergebnis ab, erlaubt sind {most:.0%}."
    ),
    "Assets of the kinds {one} and {other} cannot be combined.": (
        "Objekte der Arten {one} und {other} lassen sich nicht kombinieren."
    ),
    "The kind {kind} is unknown; add the folder of its model in the preferences.": (
        "Die Art {kind} ist unbekannt; den Ordner ihres Modells in den Einstellungen hinzufügen."
    ),
    "No asset was given for the part {part}.": ("Für den Teil {part} ist kein Asset angegeben."),
    "No shape near this one has {sizes}; try values closer to its own: {own}.": (
        "Nichts in der Nähe dieser Form hat {sizes}; Werte versuchen, die näher an ihren eigenen liegen: {own}."
    ),
    "The kind in {folder} has other parts or dimensions than the model, which makes {plural}.": (
        "Die Art in {folder} hat andere Teile oder Maße als das Modell, das {plural} macht."
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
    "This is not a recipe. {reason}": ("Das ist kein Rezept. {reason}"),
    "It is nested too deeply.": ("Es ist zu tief verschachtelt."),
    "It is not valid JSON.": ("Es ist kein gültiges JSON."),
    "{place} is nested too deeply.": ("{place} ist zu tief verschachtelt."),
    "{place} is not a finite number.": ("{place} ist keine endliche Zahl."),
    "{place} is too large a number.": ("{place} ist eine zu große Zahl."),
    "{place} is not valid text.": ("{place} ist kein gültiger Text."),
    "A slider must be a finite number.": ("Ein Regler braucht eine endliche Zahl."),
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
    '"{key}" of {path} must be {wanted}.': ('"{key}" in {path} muss anders sein: {wanted}.'),
    "{path} has a typical distance between shapes that is not positive.": (
        "{path} hat einen typischen Abstand zwischen Formen, der nicht positiv ist."
    ),
    "{path} has format {found}; this version reads formats 1 to {newest}.": (
        "{path} hat Format {found}, und diese Version liest die Formate 1 bis {newest}."
    ),
    "{path} has {found} patches; a {kind} needs {count}.": ("{path} hat {found} Patches, und {kind} hat {count}."),
    "{path} is not a regular file.": ("{path} ist keine gewöhnliche Datei."),
    "{path} contains numbers that are too large: {names}.": ("{path} enthält zu große Zahlen: {names}."),
    "{path} is damaged or was changed: it does not match its card. Install it again.": (
        "{path} ist beschädigt oder wurde geändert: Es passt nicht zu seiner Karte. Neu installieren."
    ),
    "The kind of {path} cannot be used: {reason}": ("Die Art von {path} lässt sich nicht verwenden: {reason}"),
    "The atlas needs one rectangle for each of the {count} charts.": (
        "Der Atlas braucht ein Rechteck für jeden der {count} Patches."
    ),
    "The atlas has a rectangle that is empty or extends beyond the unit square.": (
        "Der Atlas hat ein Rechteck, das leer ist oder das Einheitsquadrat verlässt."
    ),
    "An atlas must have a texture and a lightmap.": ("Ein Atlas muss eine Textur und eine Lightmap haben."),
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
    # Learning from a set of meshes.
    "At least {fewest} registered meshes are needed to learn from; there are {count}.": (
        "Zum Lernen braucht es mindestens {fewest} registrierte Meshes; es sind {count}."
    ),
    "The weights have a style {name} already; give the new one another name.": (
        "Die Gewichte haben schon einen Stil {name}; der neue braucht einen anderen Namen."
    ),
    "These weights cannot be added to; learn from those that come with Rodin, or newer ones.": (
        "Zu diesen Gewichten lässt sich nichts hinzufügen; lernen Sie von denen, die Rodin beiliegen, oder von neueren."
    ),
    (
        "Distance of what can be seen, in the median, 1 is the limit: the weights before {before:.3f}, "
        "the set alone {alone:.3f}, after learning {after:.3f}."
    ): (
        "Abstand des Sichtbaren, im Median, 1 ist die Grenze: die Gewichte davor {before:.3f}, die Menge "
        "allein {alone:.3f}, nach dem Lernen {after:.3f}."
    ),
    "Beside a model of the set alone they came {share:.1%} nearer (95% interval: {low:.1%} to {high:.1%}).": (
        "Neben einem Modell der Menge allein liegen sie {share:.1%} näher (95-%-Intervall: {low:.1%} bis {high:.1%})."
    ),
    (
        "Of {count} assets drawn in the style {style}, {copies:.0%} are all but copies; the median is "
        "{novelty:.2f} times as far from the nearest known one as those are from each other."
    ): (
        "Von {count} im Stil {style} gezogenen Assets sind {copies:.0%} so gut wie Kopien; im Median "
        "sind sie {novelty:.2f}-mal so weit vom nächsten bekannten entfernt wie jene voneinander."
    ),
    "Whether it was worth it cannot be said: with so few meshes none was held out.": (
        "Ob es sich gelohnt hat, lässt sich nicht sagen: Bei so wenigen Meshes wurde keines zurückgehalten."
    ),
    (
        "Too few meshes were held out ({meshes}) to say whether it was worth it: their likenesses came "
        "{share:.1%} nearer."
    ): (
        "Zu wenige Meshes wurden zurückgehalten ({meshes}), um zu sagen, ob es sich gelohnt hat: Ihre "
        "Abbilder liegen {share:.1%} näher."
    ),
    (
        "It was worth it: the likenesses of unseen meshes ({meshes}) came {share:.1%} nearer (95% "
        "interval: {low:.1%} to {high:.1%})."
    ): (
        "Es hat sich gelohnt: Die Abbilder ungesehener Meshes ({meshes}) liegen {share:.1%} näher "
        "(95-%-Intervall: {low:.1%} bis {high:.1%})."
    ),
    (
        "It was not worth it: the likenesses of unseen meshes ({meshes}) lie {share:.1%} farther off "
        "(95% interval: {low:.1%} to {high:.1%})."
    ): (
        "Es hat sich nicht gelohnt: Die Abbilder ungesehener Meshes ({meshes}) liegen {share:.1%} weiter "
        "weg (95-%-Intervall: {low:.1%} bis {high:.1%})."
    ),
    (
        "It made no clear difference: the likenesses of unseen meshes ({meshes}) came {share:.1%} nearer "
        "(95% interval: {low:.1%} to {high:.1%})."
    ): (
        "Es macht keinen klaren Unterschied: Die Abbilder ungesehener Meshes ({meshes}) liegen "
        "{share:.1%} näher (95-%-Intervall: {low:.1%} bis {high:.1%})."
    ),
    "Learn": ("Lernen"),
    "Name": ("Name"),
    "Go On Learning": ("Weiterlernen"),
    "Pause": ("Pause"),
    "Discard": ("Verwerfen"),
    "Use Model": ("Modell verwenden"),
    "Collection": ("Sammlung"),
    "Registering": ("Registrieren"),
    "what can be seen lies {value:.2f} times as far as chance has it; the limit is {limit:g}": (
        "das Sichtbare liegt {value:.2f}-mal so weit, wie es der Zufall will; die Grenze ist {limit:g}"
    ),
    "it is {value:.0f} standard deviations from what is usual for the kind; the limit is {limit:g}": (
        "es ist {value:.0f} Standardabweichungen vom Üblichen der Art entfernt; die Grenze ist {limit:g}"
    ),
    "its surface lies {value:.1%} of its size from any shape of the kind; the limit is {limit:.0%}": (
        "seine Oberfläche liegt {value:.1%} seiner Größe von jeder Form der Art entfernt; die Grenze ist {limit:.0%}"
    ),
    "{value:.1%} of the surface is turned over; the limit is {limit:.0%}": (
        "{value:.1%} der Oberfläche sind umgestülpt; die Grenze ist {limit:.0%}"
    ),
    "edges are stretched up to {value:.1f} times; the limit is {limit:g}": (
        "Kanten sind bis zu {value:.1f}-mal gedehnt; die Grenze ist {limit:g}"
    ),
    "{value:.1%} of the surface shows its back; the limit is {limit:.0%}": (
        "{value:.1%} der Oberfläche zeigen ihre Rückseite; die Grenze ist {limit:.0%}"
    ),
    "patches gape by {value:.1%} of half the size; the limit is {limit:.0%}": (
        "Patches klaffen um {value:.1%} der halben Größe; die Grenze ist {limit:.0%}"
    ),
    "Measuring held-out meshes": ("Zurückgehaltene Meshes messen"),
    "{what}: {done} of {total}": ("{what}: {done} von {total}"),
    "Learn a style from your own meshes": ("Einen Stil aus eigenen Meshes lernen"),
    "Learn a style from the meshes of the collection; you can go on working meanwhile": (
        "Einen Stil aus den Meshes der Sammlung lernen; inzwischen kann weitergearbeitet werden"
    ),
    "Stop learning for now. Learn goes on from here, also after Blender was closed": (
        "Das Lernen vorerst anhalten. Lernen macht hier weiter, auch nachdem Blender geschlossen war"
    ),
    "Remove what was learnt under this name from the disk: registrations, and the model. This cannot be undone": (
        "Was unter diesem Namen gelernt wurde, von der Platte entfernen: Registrierungen und das Modell. "
        "Das lässt sich "
        "nicht rückgängig machen"
    ),
    "Generate new assets with this model, in the style that it has learnt": (
        "Neue Assets mit diesem Modell erzeugen, in dem Stil, den es gelernt hat"
    ),
    "Collection of meshes to learn from: each object with its children is one asset": (
        "Sammlung von Meshes, aus denen gelernt wird: Jedes Objekt mit seinen Kindern ist ein Asset"
    ),
    "What the meshes are": ("Was die Meshes sind"),
    "Name of the new model and of its style. Default: that of the collection": (
        "Name des neuen Modells und seines Stils. Vorgabe: der Name der Sammlung"
    ),
    "Choose a collection of meshes first": ("Zuerst eine Sammlung von Meshes wählen"),
    "A set is being learnt already; wait for it, or pause it.": (
        "Es wird schon eine Menge gelernt; abwarten oder anhalten."
    ),
    "Another Blender is learning this.": ("Ein anderes Blender lernt das gerade."),
    "Blender cannot be started to learn: {reason}": ("Blender lässt sich nicht zum Lernen starten: {reason}"),
    'Cannot remove "{path}": {reason}': ('"{path}" lässt sich nicht entfernen: {reason}'),
    'Cannot write "{path}": {reason}': ('"{path}" lässt sich nicht schreiben: {reason}'),
    "Learning stopped before it was done; press Learn to go on.": (
        "Das Lernen wurde vorher beendet; mit Lernen geht es weiter."
    ),
    "Learning stopped: {reason}": ("Das Lernen wurde beendet: {reason}"),
    'The collection "{name}" has no meshes to learn from.': (
        'Die Sammlung "{name}" hat keine Meshes, aus denen gelernt werden kann.'
    ),
    'The collection "{name}" has {count} meshes; at most {most} can be learnt from here. Use the command line.': (
        'Die Sammlung "{name}" hat {count} Meshes; hier lässt sich aus höchstens {most} lernen. Dafür gibt es die '
        "Befehlszeile."
    ),
    "The model is not here any more; press Learn again.": ("Das Modell ist nicht mehr da; noch einmal Lernen drücken."),
    # Models in the panel and in the preferences.
    "Folder that contains a model, or folders of models": ("Ordner, der ein Modell oder Ordner von Modellen enthält"),
    "Add Folder": ("Ordner hinzufügen"),
    "Add a folder of models": ("Einen Ordner mit Modellen hinzufügen"),
    "Convert the selected assets to the nearest shapes of an available model; a blend becomes one shape": (
        "Die ausgewählten Assets in die nächstliegenden Formen eines vorhandenen Modells umwandeln; aus einer "
        "Überblendung wird eine Form"
    ),
    "Compute Engine": ("Rechen-Engine"),
    "Style of the new assets": ("Stil der neuen Assets"),
    "Search the folders for models again": ("Die Ordner noch einmal nach Modellen durchsuchen"),
    "Create one closed mesh; otherwise each patch is an object of its own, with its own outline": (
        "Ein geschlossenes Mesh erzeugen; sonst ist jeder Patch ein eigenes Objekt mit eigenem Umriss"
    ),
    "Model": ("Modell"),
    "Points along each side of a patch": ("Punkte entlang jeder Seite eines Patches"),
    "Reload Models": ("Modelle neu laden"),
    "Remove Folder": ("Ordner entfernen"),
    "Remove a folder from the list; its files are kept": (
        "Einen Ordner von der Liste entfernen; seine Dateien bleiben"
    ),
    "Update": ("Aktualisieren"),
    "Default for new scenes: one closed mesh or an object for each patch; follows the panel": (
        "Vorgabe für neue Szenen: ein geschlossenes Mesh oder ein Objekt für jeden Patch; folgt dem Panel"
    ),
    "Model that makes the new assets": ("Modell, das die neuen Assets erzeugt"),
}
"""{English: German}. A value has the same ``{name}`` in both."""
