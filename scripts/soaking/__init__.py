"""What scripts/soak.py is made of: an author, a stage, ill fates and a judge."""
