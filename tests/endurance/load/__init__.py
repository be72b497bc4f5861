"""Fifty visitors for ten minutes on one machine, measured: `make load`.

Most visitors are protocol clients: they fetch a page and its files, open the kernel's socket, read the state of the
widgets, send answers as the page's script does, ask every five seconds whether the kernel lives, and say goodbye when
they leave. A few are tabs of a real Chromium. Each has answers of its own, and each reply is compared, to the letter,
with the cards that the rules give for exactly these answers: a card of somebody else's is an error.

    make load                                        fifty visitors, ten minutes; writes docs/capacity.md
    make load ARGS='--minutes 1 --visitors 8'        a short look; writes nothing
    make load ARGS='--help'                          everything that can be set

The machine should have nothing else to do. Clients and Chromium take a share of it, which the report names.
"""
