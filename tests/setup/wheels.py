"""Tiny wheels and the locks that name them, so that no test needs a network."""

import base64
import hashlib
import zipfile
from importlib.metadata import distribution


def write_wheel(folder, name, version, files):
    """Write a pure wheel holding these files; return its line of a lock."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    tags = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files = {
        **{path: data.encode() for path, data in files.items()},
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": tags.encode(),
    }
    record = "".join(f"{p},{digest(d)},{len(d)}\n" for p, d in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return line(name, version, wheel)


def repack(folder, name):
    """Make a wheel of an installed pure package; return its line of a lock."""
    found = distribution(name)
    wheel = folder / f"{name}-{found.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in found.files or ():
            if ".." not in path.parts and path.suffix != ".pyc":
                archive.write(found.locate_file(path), path.as_posix())
    return line(name, found.version, wheel)


def line(name, version, wheel):
    return (
        f"{name}=={version} \\\n"
        f"    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    )


def digest(data):
    found = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return f"sha256={found.rstrip(b'=').decode()}"
