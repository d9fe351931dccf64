"""Addresses of coming in, “我的” and notices. Must not know: what they show."""

from django.urls import path

from renda.web.views import entrance, public

urlpatterns = [
    path("", entrance.index, name="index"),
    path("enter/", entrance.choose_persona, name="choose_persona"),
    path("post/", entrance.choose_post, name="choose_post"),
    path("me/", entrance.me, name="me"),
    path("public/", public.public_list, name="public_list"),
    path("public/<uuid:organ_id>/", public.public_list, name="public_list"),
    path("public/<uuid:organ_id>/<uuid:item_id>/", public.public_item, name="public_item"),
    path("disclosures/", public.own_disclosures, name="disclosures"),
    path("notices/", entrance.notices, name="notices"),
]
