"""Tests, laid out as the packages are: articles/fields.py has articles/test_fields.py."""
