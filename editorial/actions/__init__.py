"""What moves an article from draft to reader, one act a module; this folder is the workflow."""
