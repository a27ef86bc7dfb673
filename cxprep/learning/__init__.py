"""What the report has learned from lines labelled by hand: `make weights`.

`examples` reads what is learned from, data/roles/<role>/examples/ and data/common/examples/, and lists the cases;
`weights` works out what adverts ask for (data/roles/<role>/weights.yml), `lines` what lines of CVs show (lines.json).
No page and no report needs this package.
"""
