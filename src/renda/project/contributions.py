"""Collects what every procedure contributes. A new procedure is added here and nowhere else.

Must not know: what is inside a contribution.
"""

from renda.procedures.campaign.contribution import CONTRIBUTION as CAMPAIGN
from renda.procedures.conversion.contribution import CONTRIBUTION as CONVERSION
from renda.procedures.disclosure.contribution import CONTRIBUTION as DISCLOSURE
from renda.procedures.examination.contribution import CONTRIBUTION as EXAMINATION
from renda.procedures.feedback.contribution import CONTRIBUTION as FEEDBACK
from renda.procedures.learning.contribution import CONTRIBUTION as LEARNING
from renda.procedures.lists.contribution import CONTRIBUTION as LISTS
from renda.procedures.rectification.contribution import CONTRIBUTION as RECTIFICATION
from renda.procedures.research.contribution import CONTRIBUTION as RESEARCH
from renda.procedures.rules.contribution import CONTRIBUTION as RULES
from renda.procedures.tasks.contribution import CONTRIBUTION as TASKS

CONTRIBUTIONS = (RECTIFICATION, EXAMINATION, TASKS, LISTS, FEEDBACK, DISCLOSURE, CAMPAIGN, LEARNING, RESEARCH, CONVERSION, RULES)
