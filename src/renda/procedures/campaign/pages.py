"""The addresses of the campaigns' own pages. Must not know: what they show."""

from django.urls import path

from renda.procedures.campaign.views import campaign_home, lists, setting_items, starting

urlpatterns = [
    path("campaigns/", campaign_home.campaigns, name="campaigns"),
    path("campaigns/new/", starting.start, name="start_campaign"),
    path("campaigns/<uuid:campaign>/", campaign_home.home, name="campaign_home"),
    path("campaigns/<uuid:campaign>/lists/", lists.lists, name="campaign_lists"),
    path("campaigns/<uuid:campaign>/items/", setting_items.set_items, name="campaign_items"),
]
