"""Articles become sentences, numerals and statements."""
