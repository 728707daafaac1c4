"""Tests, laid out as the packages are: articles/checks/doses.py has checks/test_doses.py."""
