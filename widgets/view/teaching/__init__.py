"""What educators get: aims, lesson plans, worked cases and the knowledge check."""
