"""The checked build becomes the file that BI tools open."""
