"""The command line: one file a command; each unpacks what was typed, calls, renders and returns."""
