"""Why a command cannot be carried out as it was given."""


class Refused(Exception):
    """Tells the instructor what is wrong, and what is possible instead."""
