"""Two Word files compared: the older one with tracked changes that turn it into the newer."""
