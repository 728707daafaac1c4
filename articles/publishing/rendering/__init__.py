"""Rendering turns content and standing into what a reader sees: values in, values out."""
