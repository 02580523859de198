"""Game engines, one file each: the export that an engine wants, and what it reads from names. See ``registry``."""
