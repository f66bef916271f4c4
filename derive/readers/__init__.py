"""Readers: from somebody's document to display trees and statements.

Everything here is our own grammar; text from outside never meets `eval`, `sympify` or a format string. A formula is
read to its last token or reported *unread*, with the place and the reason.
"""
