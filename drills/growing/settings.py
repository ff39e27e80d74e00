"""The house's settings, and the fictitious room beside its own."""

from joined.config import settings as house

globals().update({name: value for name, value in vars(house).items() if name.isupper()})
INSTALLED_APPS = [*house.INSTALLED_APPS, "drills.growing"]
