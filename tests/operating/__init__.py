"""What operators are given: the page about running it, the files in deploy/, the threat model, the load figures."""
