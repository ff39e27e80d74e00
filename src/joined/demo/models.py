"""One row that says: this database is a demo."""

from joined.base.models import Base


class Marker(Base):
    """Its presence makes production refuse to start."""

    class Meta:
        db_table = "demo_marker"
