"""German, as artists read it in Blender: short, without address, infinitives on buttons."""

_STYLES = {
    "Arming": "Ritterschwert",
    "Longsword": "Langschwert",
    "Greatsword": "Zweihänder",
    "Claymore": "Claymore",
    "Flamberge": "Flamberge",
    "Kris": "Kris",
    "Rapier": "Rapier",
    "Sabre": "Säbel",
    "Cutlass": "Entermesser",
    "Scimitar": "Krummsäbel",
    "Falchion": "Falchion",
    "Katana": "Katana",
    "Gladius": "Gladius",
    "Dagger": "Dolch",
    "Knife": "Messer",
    "Toy": "Spielzeug",
}
_DIMENSIONS = {
    "From pommel to tip, along the grip": "Vom Knauf zur Spitze, entlang des Griffs",
    "From the guard to the tip, straight": "Von der Parierstange zur Spitze, geradeaus",
    "From edge to back, where the blade leaves the guard": (
        "Von der Schneide zum Rücken, wo die Klinge aus der Parierstange tritt"
    ),
    "From flat to flat, where the blade leaves the guard": (
        "Von Fläche zu Fläche, wo die Klinge aus der Parierstange tritt"
    ),
    "How far the blade bends to one side; negative to the other": (
        "Wie weit sich die Klinge zur einen Seite biegt; negativ zur anderen"
    ),
    "From one end of the guard to the other": "Von einem Ende der Parierstange zum anderen",
    "From pommel to guard": "Vom Knauf zur Parierstange",
    "Width of the pommel": "Breite des Knaufs",
}

GERMAN = {
    # Panels, in their order.
    "Generate swords": "Schwerter erzeugen",
    "Generate Sword": "Schwert erzeugen",
    "Make new swords beside those that stand at the 3D cursor": "Neue Schwerter neben denen am 3D-Cursor erzeugen",
    "Generate Presets": "Voreinstellungen zum Erzeugen",
    "Saved settings": "Gespeicherte Einstellungen",
    "Add Preset": "Voreinstellung hinzufügen",
    "Save these settings as a preset, or remove one": (
        "Diese Einstellungen als Voreinstellung speichern oder eine entfernen"
    ),
    "Style": "Stil",
    "Family of swords to draw from": "Familie, aus der Schwerter gezogen werden",
    "Any Style": "Jeder Stil",
    "Draw from all styles": "Aus allen Stilen ziehen",
    "Seed": "Startwert",
    "The same seed gives the same sword": "Derselbe Startwert ergibt dasselbe Schwert",
    "Roll the Dice": "Würfeln",
    "Choose a seed at random": "Einen zufälligen Startwert wählen",
    "Advance Seed": "Jedes Mal neu",
    "Move the seed on after generating, so that the next press gives new swords": (
        "Den Startwert nach dem Erzeugen weiterzählen, damit der nächste Klick neue Schwerter ergibt"
    ),
    "Count": "Anzahl",
    "Swords to generate": "Wie viele Schwerter erzeugt werden",
    "Variety": "Vielfalt",
    "0 gives the typical sword of a style, 1 its natural spread, more the unusual": (
        "0 ergibt das typische Schwert eines Stils, 1 seine natürliche Streuung, mehr das Ungewöhnliche"
    ),
    "Resolution": "Auflösung",
    "Points along the side of each of the 25 patches": "Punkte entlang der Seite jedes der 25 Patches",
    "One Welded Mesh": "Verschweißt",
    "Make one closed mesh instead of 25 patch objects": "Ein geschlossenes Mesh statt 25 Patch-Objekten erzeugen",
    "Engine: {}": "Engine: {0}",
    "Engine: starts at first use": "Engine: startet beim ersten Gebrauch",
    "Sheet": "Bilderbogen",
    "Choose among pictures of swords": "Unter Bildern von Schwertern wählen",
    "Swords to show on the sheet": "Wie viele Schwerter der Bilderbogen zeigt",
    "Draw Sheet": "Bilderbogen zeichnen",
    "Show pictures of new swords in the panel; nothing is put into the scene": (
        "Bilder neuer Schwerter im Panel zeigen; in die Szene kommt nichts"
    ),
    "Show Pictures": "Bilder zeigen",
    "Draw the sheet's pictures again, which are not kept in files": (
        "Die Bilder des Bilderbogens, die nicht in Dateien bleiben, wieder zeichnen"
    ),
    "Choose": "Wählen",
    "Choose this sword for Add to Scene": "Dieses Schwert zum Hinzufügen wählen",
    "Add to Scene": "Zur Szene hinzufügen",
    "Add {} to Scene": "{0} zur Szene hinzufügen",
    "Add swords of the sheet to the scene, beside those that stand at the 3D cursor": (
        "Schwerter des Bilderbogens zur Szene hinzufügen, neben denen am 3D-Cursor"
    ),
    "Edit Sword": "Schwert bearbeiten",
    "Change the active sword": "Das aktive Schwert ändern",
    "Sword Presets": "Schwert-Voreinstellungen",
    "Saved swords": "Gespeicherte Schwerter",
    "Save the active sword as a preset, or remove one": (
        "Das aktive Schwert als Voreinstellung speichern oder eine entfernen"
    ),
    "Select a sword": "Ein Schwert auswählen",
    "A to B": "A bis B",
    "0 is the first sword, 1 the last": "0 ist das erste Schwert, 1 das letzte",
    "Overall Length": "Gesamtlänge",
    "Blade Length": "Klingenlänge",
    "Blade Width": "Klingenbreite",
    "Blade Thickness": "Klingendicke",
    "Blade Curvature": "Krümmung",
    "Guard Width": "Parierbreite",
    "Grip Length": "Grifflänge",
    "Pommel Size": "Knaufgröße",
    "Keep": "Behalten",
    "Keep while the rest varies:": "Behalten, wenn der Rest variiert:",
    "Parts that stay as they are while the rest varies": "Teile, die bleiben, wie sie sind, während der Rest variiert",
    "Blade": "Klinge",
    "Guard": "Parier",
    "Grip": "Griff",
    "Pommel": "Knauf",
    "Keep the blade": "Die Klinge behalten",
    "Keep the guard": "Die Parierstange behalten",
    "Keep the grip": "Den Griff behalten",
    "Keep the pommel": "Den Knauf behalten",
    "Vary": "Variieren",
    "Change the active sword at random, except for the parts to keep": (
        "Das aktive Schwert zufällig ändern, außer den Teilen, die bleiben"
    ),
    "Vary the Sword": "Schwert variieren",
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
    "Move all shape sliders of the active sword to random places": (
        "Alle Formregler des aktiven Schwerts zufällig stellen"
    ),
    "In standard deviations": "In Standardabweichungen",
    "Reset": "Zurücksetzen",
    "Move all shape sliders of the active sword back to zero": "Alle Formregler des aktiven Schwerts auf null stellen",
    "Explore": "Erkunden",
    "Find a sword by choosing among many": "Ein Schwert finden, indem man unter vielen wählt",
    "Swords": "Schwerter",
    "Swords in the grid": "Schwerter im Raster",
    "How far the variations go: 0 is the sword itself, 1 leaves nothing of what is not kept": (
        "Wie weit die Variationen gehen: 0 ist das Schwert selbst, 1 lässt von allem, was nicht behalten wird, "
        "nichts übrig"
    ),
    "Variations": "Variationen",
    "Show a grid of swords like the active one; select one of them and press again to go on from it": (
        "Ein Raster von Schwertern wie dem aktiven zeigen; eines davon auswählen und wieder klicken, um von ihm aus "
        "weiterzugehen"
    ),
    "Breed": "Kreuzen",
    "Show a grid of children of two selected swords, each part somewhere between its parents' own": (
        "Ein Raster von Kindern zweier ausgewählter Schwerter zeigen, jeder Teil irgendwo zwischen denen der Eltern"
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
    "Make the selected swords of the grid swords of their own, beside the others": (
        "Die ausgewählten Schwerter des Rasters zu eigenen Schwertern machen, neben den anderen"
    ),
    "Clear Grid": "Raster entfernen",
    "Take the grid away and forget the grids before it; swords that were kept stay": (
        "Das Raster entfernen und die Raster davor vergessen; behaltene Schwerter bleiben"
    ),
    "Interpolate": "Interpolieren",
    "Make what lies between the selected swords": "Erzeugen, was zwischen den ausgewählten Schwertern liegt",
    "Make what lies between the selected swords, which stay as they are; the active one is the first": (
        "Erzeugen, was zwischen den ausgewählten Schwertern liegt; sie selbst bleiben, wie sie sind, und das aktive "
        "ist das erste"
    ),
    "Make": "Erzeugen",
    "What to make of the selected swords; the active one is the first, the others follow by name": (
        "Was aus den ausgewählten Schwertern wird; das aktive ist das erste, die anderen folgen nach Namen"
    ),
    "Blend": "Überblendung",
    "One sword half-way between two, with an A to B slider": (
        "Ein Schwert auf halbem Weg zwischen zweien, mit einem Regler von A bis B"
    ),
    "Row": "Reihe",
    "Swords side by side, each a step further on the way through all that are selected": (
        "Schwerter nebeneinander, jedes einen Schritt weiter auf dem Weg durch alle ausgewählten"
    ),
    "Shape Keys": "Formschlüssel",
    "One welded mesh with shape keys along the way through all that are selected": (
        "Ein verschweißtes Mesh mit Formschlüsseln entlang des Wegs durch alle ausgewählten"
    ),
    "Animation": "Animation",
    "The same mesh with keyframes, from the first sword to the last as the timeline plays": (
        "Dasselbe Mesh mit Schlüsselbildern, beim Abspielen vom ersten Schwert zum letzten"
    ),
    "Swords in the row, evenly spaced from the first selected sword to the last": (
        "Schwerter in der Reihe, gleichmäßig vom ersten ausgewählten Schwert zum letzten"
    ),
    "Frames": "Einzelbilder",
    "Frames from one sword to the next": "Einzelbilder von einem Schwert zum nächsten",
    "Reconstruct": "Rekonstruieren",
    "Rebuild the selected objects as swords": "Die ausgewählten Objekte als Schwerter nachbauen",
    "Rebuild each selected object as a sword of 25 patches, in its own place and size": (
        "Jedes ausgewählte Objekt als Schwert aus 25 Patches nachbauen, an seinem Ort und in seiner Größe"
    ),
    "Fit": "Anpassung",
    "How closely to follow the surface": "Wie genau der Oberfläche gefolgt wird",
    "Quick": "Schnell",
    "Read the shape once": "Die Form einmal lesen",
    "Refined": "Verfeinert",
    "Then fit the sword to the surface; takes half a second": (
        "Das Schwert danach an die Oberfläche anpassen; dauert eine halbe Sekunde"
    ),
    "Surface": "Oberfläche",
    "Then let each patch move by itself to the surface; takes a few seconds": (
        "Danach jeden Patch für sich an die Oberfläche bewegen; dauert einige Sekunden"
    ),
    "As rebuilt: {}.": "Beim Nachbauen: {0}.",
    "{} % of the surface lies within {} {} of it": "{0} % der Oberfläche liegen höchstens {1} {2} daneben",
    "Source": "Quelle",
    "Object that the sword was rebuilt from, or is to be compared with": (
        "Objekt, nach dem das Schwert gebaut wurde oder mit dem es verglichen wird"
    ),
    "Compare": "Vergleichen",
    'Draw the source as wire over the active sword, and measure the sword: attribute "distance", in metres': (
        'Die Quelle als Drahtgitter über das aktive Schwert zeichnen und das Schwert messen: Attribut "distance", in '
        "Metern"
    ),
    "On": "An",
    "Off draws the source as before and removes the distances": (
        "Aus zeichnet die Quelle wie vorher und entfernt die Abstände"
    ),
    "Project": "Projizieren",
    "Project onto Source": "Auf die Quelle projizieren",
    "Give the active sword's source a UV map of the sword's atlas, and the materials of its parts": (
        "Der Quelle des aktiven Schwerts eine UV-Map nach dessen Atlas geben, dazu die Materialien seiner Teile"
    ),
    "Materials": "Materialien",
    "Give each face the material of the nearest part too": "Jeder Fläche auch das Material des nächsten Teils geben",
    "Export": "Exportieren",
    "Write the selected swords for a game engine": "Die ausgewählten Schwerter für eine Game-Engine schreiben",
    "Folder": "Ordner",
    "Where the FBX files go; // is the folder of the .blend file": (
        "Wohin die FBX-Dateien kommen; // ist der Ordner der .blend-Datei"
    ),
    "For": "Für",
    "Axes and scale of the FBX files": "Achsen und Maßstab der FBX-Dateien",
    "Y up; rotation 0 and scale 1 in the engine": "Y nach oben; Drehung 0 und Skalierung 1 in der Engine",
    "Z up, centimetres": "Z nach oben, Zentimeter",
    "Export FBX": "FBX exportieren",
    "Write one FBX file for each selected sword into the folder; the scene stays as it is": (
        "Für jedes ausgewählte Schwert eine FBX-Datei in den Ordner schreiben; die Szene bleibt, wie sie ist"
    ),
    "Mark as Asset": "Als Asset markieren",
    "Put the selected swords into the Asset Browser, with a picture, tags and length": (
        "Die ausgewählten Schwerter in den Asset-Browser stellen, mit Bild, Schlagwörtern und Länge"
    ),
    "Sword of a Recipe": "Schwert nach Rezept",
    "Make the active sword the one of a recipe, or a new sword where none is active": (
        "Das aktive Schwert zu dem eines Rezepts machen, oder ein neues, wo keines aktiv ist"
    ),
    "Recipe": "Rezept",
    "As exported files and presets carry it": "Wie exportierte Dateien und Voreinstellungen es enthalten",
    **{
        f"{a}. Drag with Shift for small steps": f"{b}. Mit Umschalt in kleinen Schritten ziehen"
        for a, b in _DIMENSIONS.items()
    },
    **_STYLES,
    **{f"Only swords of the style {a}": f"Nur Schwerter des Stils {b}" for a, b in _STYLES.items()},
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
    "A folder with other sword weights; empty for those that come with the add-on": (
        "Ein Ordner mit anderen Schwert-Gewichten; leer für die mitgelieferten"
    ),
    "PyTorch computes. NumPy gives the same swords and starts faster; choose it above if you like.": (
        "PyTorch rechnet. NumPy ergibt dieselben Schwerter und startet schneller; bei Bedarf oben wählen."
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
    "Select a sword made with Rodin": "Ein mit Rodin erzeugtes Schwert auswählen",
    "Select at least one sword made with Rodin": "Mindestens ein mit Rodin erzeugtes Schwert auswählen",
    "Select at least {} swords made with Rodin ({} selected)": (
        "Mindestens {0} mit Rodin erzeugte Schwerter auswählen ({1} ausgewählt)"
    ),
    "Select {} swords made with Rodin ({} selected)": "{0} mit Rodin erzeugte Schwerter auswählen ({1} ausgewählt)",
    "Select swords of the grid": "Schwerter des Rasters auswählen",
    "Show variations of a sword first": "Zuerst Variationen eines Schwerts zeigen",
    "Press Draw Sheet first": "Zuerst den Bilderbogen zeichnen",
    "The sword has no source; rebuild an object, or choose one as its source": (
        "Das Schwert hat keine Quelle; ein Objekt nachbauen oder eines als Quelle wählen"
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
    "Generated one sword, {}.": "Ein Schwert erzeugt, {0}.",
    "Generated {} swords, {}.": "{0} Schwerter erzeugt, {1}.",
    "There is no earlier grid.": "Es gibt kein früheres Raster.",
    "There is no later grid.": "Es gibt kein späteres Raster.",
    "Kept {}.": "Behalten: {0}.",
    "Made {} swords, {}.": "{0} Schwerter erzeugt, {1}.",
    '"{}" has {} shape keys; its A to B slider goes along them.': (
        '"{0}" hat {1} Formschlüssel; der Regler von A bis B führt an ihnen entlang.'
    ),
    '"{}" is the last sword at frame {}.': '"{0}" ist bei Bild {1} das letzte Schwert.',
    '"{}" is the last sword at frame {}; the timeline ends before, at {}.': (
        '"{0}" ist bei Bild {1} das letzte Schwert; die Zeitleiste endet vorher, bei {2}.'
    ),
    '"{}": {}': '"{0}": {1}',
    '"{}" is rebuilt: {}.': '"{0}" ist nachgebaut: {1}.',
    "Marked one sword as asset.": "Ein Schwert als Asset markiert.",
    "Marked {} swords as assets.": "{0} Schwerter als Assets markiert.",
    'Wrote {} to "{}".': '{0} in "{1}" geschrieben.',
    # What is wrong with a scene, a file or a folder.
    "A blend is made of 2 swords, and {} are selected; make a row instead.": (
        "Eine Überblendung entsteht aus 2 Schwertern, und {0} sind ausgewählt; stattdessen eine Reihe erzeugen."
    ),
    '"{}" is linked from another file; make it local first to change this sword.': (
        '"{0}" ist aus einer anderen Datei verknüpft; zuerst lokal machen, um dieses Schwert zu ändern.'
    ),
    '"{}" no longer tells which patch it is, so this sword can no longer be moved.': (
        '"{0}" sagt nicht mehr, welcher Patch es ist, darum lässt sich dieses Schwert nicht mehr bewegen.'
    ),
    'Leave Edit Mode on "{}" first, then move the slider again.': (
        'Zuerst den Bearbeitungsmodus von "{0}" verlassen, dann den Regler wieder bewegen.'
    ),
    '"{}" has had vertices added or removed, so the sliders can no longer move this sword.': (
        'Bei "{0}" kamen Vertices hinzu oder wurden entfernt, darum können die Regler dieses Schwert nicht mehr '
        "bewegen."
    ),
    "The sword's shape keys cannot be read.": "Die Formschlüssel des Schwerts sind nicht lesbar.",
    "An object of type {} has no surface; select a mesh, curve, text, surface or metaball.": (
        "Ein Objekt vom Typ {0} hat keine Oberfläche; ein Mesh, eine Kurve, einen Text, eine Fläche oder einen "
        "Metaball auswählen."
    ),
    "Choose a folder to export to.": "Einen Ordner für den Export wählen.",
    "Save the file first, or choose a folder: // is the folder of the saved file.": (
        "Zuerst die Datei speichern oder einen Ordner wählen: // ist der Ordner der gespeicherten Datei."
    ),
    'Cannot write to the folder "{}": {}.': 'In den Ordner "{0}" kann nicht geschrieben werden: {1}.',
    'The sword "{}" has no mesh left to export.': 'Das Schwert "{0}" hat kein Mesh mehr, das sich exportieren ließe.',
    'Enable the add-on "FBX format" in Blender\'s preferences to export FBX.': (
        'Das Add-on "FBX format" in Blenders Einstellungen aktivieren, um FBX zu exportieren.'
    ),
    'Enable the add-on "Cycles Render Engine" in Blender\'s preferences to bake.': (
        'Das Add-on "Cycles Render Engine" in Blenders Einstellungen aktivieren, um Texturen zu backen.'
    ),
    "Blender could not bake: {}": "Blender konnte nicht backen: {0}",
    'Cannot write "{}": {}.': '"{0}" kann nicht geschrieben werden: {1}.',
    'Blender could not write "{}": {}': 'Blender konnte "{0}" nicht schreiben: {1}',
    '"{}" was deleted before its turn came; {} of {} are written.': (
        '"{0}" wurde gelöscht, bevor es an der Reihe war; {1} von {2} sind geschrieben.'
    ),
    "It was deleted before its turn came.": "Es wurde gelöscht, bevor es an der Reihe war.",
    "What was made has been deleted or undone meanwhile.": "Was entstand, ist inzwischen gelöscht oder zurückgenommen.",
    '"{}" has no source to be compared with, or it has been deleted.': (
        '"{0}" hat keine Quelle zum Vergleichen, oder sie wurde gelöscht.'
    ),
    "The sword was deleted while it was measured.": "Das Schwert wurde gelöscht, während es gemessen wurde.",
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
    "There is no sword {} on the sheet; it has {}, from 0 on.": (
        "Auf dem Bilderbogen gibt es kein Schwert {0}; er hat {1}, von 0 an."
    ),
    "Choose at least one sword on the sheet.": "Mindestens ein Schwert auf dem Bilderbogen wählen.",
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
    # What is wrong with what a sword is asked for.
    "{} is outside what these swords reach: {} to {} {}.": (
        "Diese Schwerter reichen von {1} bis {2} {3}; verlangt war {0}."
    ),
    "No sword near this one has {}; try a smaller step, or another sword.": (
        "Kein Schwert nahe diesem hat {0}; einen kleineren Schritt oder ein anderes Schwert versuchen."
    ),
    "an overall length of {} m": "eine Gesamtlänge von {0} m",
    "a blade length of {} m": "eine Klingenlänge von {0} m",
    "a blade width of {} m": "eine Klingenbreite von {0} m",
    "a blade thickness of {} m": "eine Klingendicke von {0} m",
    "a blade curvature of {} deg": "eine Krümmung von {0} Grad",
    "a guard width of {} m": "eine Parierbreite von {0} m",
    "a grip length of {} m": "eine Grifflänge von {0} m",
    "a pommel size of {} m": "eine Knaufgröße von {0} m",
    "There is no dimension {}; there are {}.": "Es gibt kein Maß {0}; es gibt {1}.",
    "There is no part {}; there are {}.": "Es gibt keinen Teil {0}; es gibt {1}.",
    "A sword is made of {}, not of {}.": "Ein Schwert besteht aus {0}, nicht aus {1}.",
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
    "This is not a sword's recipe: it is not JSON.": "Das ist kein Schwert-Rezept: Es ist kein JSON.",
    "This is not a sword's recipe: it needs exactly {}.": "Das ist kein Schwert-Rezept: Es braucht genau {0}.",
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
    "This sword was made with other weights; open those weights to edit it.": (
        "Dieses Schwert entstand mit anderen Gewichten; jene Gewichte öffnen, um es zu bearbeiten."
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
    "{} has a typical distance between swords that is not positive.": (
        "{0} hat einen typischen Abstand zwischen Schwertern, der nicht positiv ist."
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
