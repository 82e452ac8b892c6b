"""All knowledge of Word files: opening them, reading them, writing revisions into them."""
