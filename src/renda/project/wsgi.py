"""The WSGI entry that Granian serves. Must not know: anything but Django's own way in."""

import os

from django.core.wsgi import get_wsgi_application

from renda.web.whole_bodies import remembering_ends

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renda.project.settings")
application = remembering_ends(get_wsgi_application())
