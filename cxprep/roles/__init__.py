"""A role is one folder, data/roles/<role>/, and data/common/ is what all roles share: this package knows the folder.

The bank (`cxprep.bank`) reads its bank.yml and the report (`cxprep.report`) its advert.yml; `words` reads what the
widgets say of a role.
"""
