"""What a contract means to us: where each clause stands, what is missing, what to change, and the score."""

from redline.assess.assess import assess
from redline.assess.on_template import found_missing
from redline.assess.outside import DEPENDENT
from redline.assess.remedies import unremedied
from redline.assess.sides import acts_as
from redline.assess.told import asks

__all__ = ["DEPENDENT", "acts_as", "asks", "assess", "found_missing", "unremedied"]
