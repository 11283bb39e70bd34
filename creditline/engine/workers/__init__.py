"""Work on all cores: texts converted, pages rendered."""
