"""What holds for every test."""

from hypothesis import settings

# How long an example takes depends on what else the machine does; what must be fast is tested by CPU time.
settings.register_profile("huoshui", deadline=None)
settings.load_profile("huoshui")
