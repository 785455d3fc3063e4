"""The tags of GEDCOM 5.5.1 and 7.0 below a person or a family that say what happened, and what to call it.

Beside events proper those attributes that hold for a time: a residence, an occupation. Ordinances (BAPL, SLGS …) and
what a program adds of its own (`_MILT`) are not among them.
"""

from collections.abc import Mapping
from typing import Final

OF_PERSONS: Final[Mapping[str, str]] = {
    "ADOP": "Adoption",
    "BAPM": "Baptism",
    "BARM": "Bar mitzvah",
    "BASM": "Bat mitzvah",
    "BIRT": "Birth",
    "BLES": "Blessing",
    "BURI": "Burial",
    "CENS": "Census",
    "CHR": "Christening",
    "CHRA": "Christening as an adult",
    "CONF": "Confirmation",
    "CREM": "Cremation",
    "DEAT": "Death",
    "EDUC": "Education",
    "EMIG": "Emigration",
    "EVEN": "Event",
    "FACT": "Fact",
    "FCOM": "First communion",
    "GRAD": "Graduation",
    "IMMI": "Immigration",
    "NATI": "Nationality",
    "NATU": "Naturalization",
    "OCCU": "Occupation",
    "ORDN": "Ordination",
    "PROB": "Probate",
    "PROP": "Property",
    "RELI": "Religion",
    "RESI": "Residence",
    "RETI": "Retirement",
    "TITL": "Title",
    "WILL": "Will",
}
OF_FAMILIES: Final[Mapping[str, str]] = {
    "ANUL": "Annulment of the marriage",
    "CENS": "Census",
    "DIV": "Divorce",
    "DIVF": "Filing for divorce",
    "ENGA": "Engagement",
    "EVEN": "Event",
    "FACT": "Fact",
    "MARB": "Marriage banns",
    "MARC": "Marriage contract",
    "MARL": "Marriage licence",
    "MARR": "Marriage",
    "MARS": "Marriage settlement",
    "RESI": "Residence",
}
NAMED_BY_TYPE: Final = frozenset({"EVEN", "FACT"})  # their TYPE line says what they are
ONCE: Final = frozenset({"BIRT", "BURI", "CHR", "CREM", "DEAT"})  # a second one is another claim on the same event
