"""The reader's store in the browser: its one key, and what may be wrong with it when a page opens."""

KEY = "moments-of-truth"
# Run before a page's own scripts.
BLOCKED = (
    "Object.defineProperty(window, 'localStorage', "
    "{ get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });"
)
READING_FAILS = "Storage.prototype.getItem = () => { throw new DOMException('No.', 'SecurityError'); };"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); };"
