"""The widgets around a drill: one Python class and one page module each, with two homes like the drill itself."""
