"""The weights of the report's cues, learned from lines labelled by hand: `make weights`.

`examples` reads what is learned from, data/roles/<role>/examples/ and data/common/examples/, and lists the cases;
`weights` works the numbers out and writes data/roles/<role>/weights.yml. No page and no report needs this package.
"""
