"""Text that would take a page over wherever it became markup; a page that was taken says so in `window.hacked`."""

SCRIPT = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
# Also out of an attribute.
HOSTILE = """"><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>&amp;"""
# Also into what fills in the places of a text.
HOSTILE_PLACES = HOSTILE + "{firm}${1}"
