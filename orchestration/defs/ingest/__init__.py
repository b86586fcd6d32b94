"""Files of raw/ become the ledger and articles."""
