"""Web pages of the notebooks."""
