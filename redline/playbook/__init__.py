"""All that is known of playbooks as files: their YAML, when they are sound, where they are found."""
