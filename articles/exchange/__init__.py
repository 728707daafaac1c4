"""The doors through which articles come in and go out, each a format."""
