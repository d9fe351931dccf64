"""What study sessions register with the project. Must not know: other procedures."""

from tests.procedures.study.procedure import STUDY

from renda.store.contributions import Contribution

CONTRIBUTION = Contribution(application="tests.procedures.study", procedures=(STUDY,))
