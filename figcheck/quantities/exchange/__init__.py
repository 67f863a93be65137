"""Money for money: one protocol, several sources."""
