"""Whether copied furniture, marks, pictures, links and finished pages are sound."""
