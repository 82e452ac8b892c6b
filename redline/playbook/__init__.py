"""All that is known of playbooks as files: their YAML, what makes them sound, where they are."""
