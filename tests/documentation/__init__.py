"""The documentation: what holds its claims, its links and its field-test kit, without the tools that build the site."""
