"""Plots drawn on the server: values in, SVG out. Pure: no tables, no clock, no templates.

Colours, sizes of letters and lines are the style sheet's (`static/css/insight.css`), by classes, so
that a plot follows light, dark and print. Whoever shows one puts its numbers beside it as a table:
that is where they are read and followed; a drawing says in a sentence what it shows.
"""
