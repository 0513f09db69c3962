"""Renderers: a timeline to the bytes of an MP3 stream. Needs no numpy."""

from audiogen.mixing.model import Renderer
from audiogen.mixing.renderers.joined import JoinedRenderer

RENDERERS: dict[str, Renderer] = {
    renderer.name: renderer for renderer in (JoinedRenderer(),)
}

__all__ = ["RENDERERS", "JoinedRenderer"]
