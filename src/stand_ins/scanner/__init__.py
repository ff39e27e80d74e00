"""A stand-in for a virus scanner that speaks clamd's INSTREAM: it knows one name, that of the harmless test file.

It can be told to say nothing, to hang up, or to answer that the file is too large.
"""
