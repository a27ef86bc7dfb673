"""A hub on one machine, as the trial starts it: each user is a process with a home of its own.

What is a matter of the trial only is said so. A class's hub is The Littlest JupyterHub or Zero to JupyterHub, see
README.md beside this file; what they have to take over from here is said there, too.
"""

import os
from pathlib import Path

c = get_config()  # noqa: F821 - JupyterHub's own
folder = Path(os.environ["MOT_HUB_FOLDER"])
public, routes, own = os.environ["MOT_HUB_PORTS"].split()

# The proxy is a program of its own, so that it goes on when the hub dies: whoever is at work notices nothing.
c.JupyterHub.bind_url = f"http://127.0.0.1:{public}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{own}"
c.ConfigurableHTTPProxy.should_start = False
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{routes}"
c.JupyterHub.cleanup_servers = False
c.JupyterHub.cleanup_proxy = False

# Kept on disk: who is there and where, and what makes cookies hold after a restart.
c.JupyterHub.db_url = f"sqlite:///{folder / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(folder / "cookie_secret")

# When all start at once, a server on few cores takes longer to answer than the usual 30 s.
c.Spawner.http_timeout = 300
c.Spawner.start_timeout = 300
c.Spawner.default_url = "/lab"

# A class for a day: any name, one password. Whoever knows it can be anybody, so nothing private belongs on such a hub.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["MOT_HUB_PASSWORD"]
c.Authenticator.allow_all = True

# The trial only: nobody has an account on this machine, so that all users are the one who runs the trial.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(folder / "homes" / "{username}")
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.Spawner.environment = {"MOT_HUB_FOLDER": str(folder)}  # by which the trial knows its users' processes
