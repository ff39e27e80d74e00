"""Files that are uploaded stay in memory, and stop at a few megabytes: nothing lies about on a disk (F-20)."""

import typing

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

MOST = 6_000_000
"""Of a whole form with its file; each page has its own limit below this one."""
PATIENCE = 10
"""A body this many times too large is not even listened to until its end."""


class Small(MemoryFileUploadHandler):
    """Keeps a file in memory; of a larger one nothing, and the page that asked for it says so."""

    def handle_raw_input(
        self, input_data: typing.Any, META: dict, content_length: int, boundary: bytes, encoding: str | None = None
    ) -> None:
        self.length = content_length
        self.activated = True

    def new_file(self, *args: typing.Any, **kwargs: typing.Any) -> None:
        if self.length > MOST:
            raise StopUpload(connection_reset=self.length > MOST * PATIENCE)
        super().new_file(*args, **kwargs)
