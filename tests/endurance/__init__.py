"""What takes minutes: hundreds of visits, an hour's socket, ten minutes' load, thousands of broken inputs.

The normal run leaves this folder out (`norecursedirs` in pyproject.toml), so that `make test` stays short. A file here
has a small version of itself in the normal suite, and runs by itself:

    .venv/bin/python -m pytest tests/endurance/test_NAME.py      one of them
    make endurance                                               all of them
    make endurance ARGS='-k visits'                              a choice

Each test prints its figures (`print`, shown because `make endurance` passes `-s`) and ends by itself.
They are measured on a machine that does nothing else; the verdicts are about faults, not about seconds.
"""
