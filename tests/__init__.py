"""The tests, one folder a kind; an installed package of the same name must not hide them."""
