"""What somebody needs who runs a workshop: another case a table, handouts, a key, a debrief, and a run of show.

`recipes` reads how a drill's figures may be drawn (data/roles/<role>/workshop/), `variants` draws them, `handouts` puts
them on paper, `packs` writes what the book's pages need to do the same without Python, `sessions` has the runs of show.
It knows the bank's roles and the models that a recipe names, and no role by its own name.
"""
