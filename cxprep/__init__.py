"""What the notebooks of *Moments of Truth* import: models, live drills, charts and the bank."""
