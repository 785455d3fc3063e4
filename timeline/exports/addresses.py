"""Addresses of sources: which of them may become links."""

import re


def is_web_address(url: str) -> bool:
    """Whether it is a plain `http` or `https` address: nothing else may become a link."""
    return re.fullmatch(r"https?://[^\s<>\"'\x00-\x20\x7f]+", url) is not None
