"""Fuzzing of readers and extraction, in an environment of its own (`make fuzz`)."""
