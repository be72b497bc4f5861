"""Facts and rules, and what follows from them for one reader. Knows no screen; standard library only."""
