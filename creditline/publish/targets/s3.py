"""A bucket of Amazon S3, or of another service that speaks its language.

Keys and regions are found as every S3 tool finds them (``AWS_*``, profiles);
``AWS_ENDPOINT_URL`` names another service.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import md5
from pathlib import PurePosixPath

from ...errors import SettingsError, SiteError
from ...media import media_type
from ..compression import original
from ..headers import FINGERPRINT, FOREVER

ENCODINGS = {".gz": "gzip", ".br": "br"}


class Bucket:
    """Keeps the site in a bucket, below a prefix or at its root."""

    workers = 8

    def __init__(self, name: str, prefix: str = "") -> None:
        try:
            import boto3  # type: ignore[import-untyped]  # ships no types
            from botocore import exceptions  # type: ignore[import-untyped]  # likewise
        except ImportError:
            raise SettingsError(
                "deploying to s3:// needs boto3\n"
                "    install the extra: pip install creditline[s3]"
            ) from None
        self.name = name
        self.prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        # The last for an endpoint that is no address.
        self.complaints = exceptions.ClientError, exceptions.BotoCoreError, ValueError
        with self._plainly():
            self.client = boto3.client("s3")

    def __str__(self) -> str:
        return f"s3://{self.name}/{self.prefix}"

    def there(self) -> Mapping[str, str]:
        """Every object below the prefix, with its entity tag."""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.name, Prefix=self.prefix
        )
        with self._plainly():
            return {
                one["Key"].removeprefix(self.prefix): one["ETag"].strip('"')
                for page in pages
                for one in page.get("Contents", ())
            }

    def digest(self, data: bytes) -> str:
        """MD5: the entity tag of an object that was stored in one piece."""
        return md5(data, usedforsecurity=False).hexdigest()

    def read(self, path: str) -> bytes | None:
        """What an object holds."""
        place = {"Bucket": self.name, "Key": self.prefix + path}
        with self._plainly():
            try:
                data: bytes = self.client.get_object(**place)["Body"].read()
            except self.client.exceptions.NoSuchKey:
                return None
            return data

    def put(self, path: str, data: bytes) -> None:
        """Store an object with the headers that a browser needs."""
        place = {"Bucket": self.name, "Key": self.prefix + path}
        with self._plainly():
            self.client.put_object(**place, Body=data, **metadata(path))

    def delete(self, path: str) -> None:
        """Remove an object."""
        with self._plainly():
            self.client.delete_object(Bucket=self.name, Key=self.prefix + path)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """The service's complaint becomes ours."""
        try:
            yield
        except self.complaints as error:
            said = " ".join(str(error).split())
            raise SiteError(
                f"the bucket {self.name} was not updated: {said}"
            ) from error


def metadata(path: str) -> dict[str, str]:
    """The headers with which a bucket serves one file."""
    whole = original(path)
    lasting = FINGERPRINT.search(whole or path)
    said = {
        "ContentType": media_type(whole or path),
        "CacheControl": FOREVER if lasting else "public, max-age=0, must-revalidate",
    }
    if whole:
        said["ContentEncoding"] = ENCODINGS[PurePosixPath(path).suffix]
    return said
