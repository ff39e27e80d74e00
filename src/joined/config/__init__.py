"""Settings, addresses, and who listens to what."""
