"""Telling people: who is told of a line of the record, in the product and by mail.

A notice holds ids. Who may still read it, and its words, are asked anew each time it is shown or
sent.
"""
