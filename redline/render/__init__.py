"""Turns the outcome of a review into text: for the screen, for other programs, for the file."""
