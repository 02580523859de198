"""From what a folder of files holds to single assets: split, cleared of what is no part of them, duplicates found."""
