"""Legal systems: their canonical names, and the other names and adjectives contracts use for them."""

from __future__ import annotations

from functools import cache

_SAME_NAME = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
    "|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota"
    "|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York"
    "|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island"
    "|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia"
    "|Wisconsin|Wyoming|District of Columbia|Alberta|British Columbia|Manitoba|New Brunswick"
    "|Newfoundland and Labrador|Nova Scotia|Ontario|Prince Edward Island|Quebec|Saskatchewan"
    "|New South Wales|Victoria|Queensland|Western Australia|South Australia|Tasmania|England and Wales"
    "|Scotland|Northern Ireland|United Kingdom|Ireland|United States|Canada|Australia|New Zealand|India"
    "|Singapore|Hong Kong|China|Taiwan|Japan|South Korea|Malaysia|Indonesia|Thailand|Philippines|Vietnam"
    "|Israel|United Arab Emirates|Saudi Arabia|Qatar|South Africa|Nigeria|Kenya|Egypt|Germany|France"
    "|Switzerland|Austria|Netherlands|Belgium|Luxembourg|Spain|Portugal|Italy|Sweden|Norway|Denmark"
    "|Finland|Iceland|Poland|Czech Republic|Hungary|Romania|Greece|Turkey|Cyprus|Malta|Estonia|Latvia"
    "|Lithuania|Ukraine|Russia|Brazil|Mexico|Argentina|Chile|Colombia|Peru|Panama|Bermuda|Barbados"
    "|Cayman Islands|British Virgin Islands|Jersey|Guernsey|Isle of Man|Liechtenstein|Monaco|Jordan"
    "|Marshall Islands|Pakistan|Bangladesh|Sri Lanka|Nepal|Kuwait|Bahrain|Oman|Lebanon|Iraq|Ghana"
    "|Tanzania|Uganda|Rwanda|Zambia|Zimbabwe|Ethiopia|Angola|Mozambique|Botswana|Namibia|Mauritius"
    "|Seychelles|Morocco|Tunisia|Algeria|Senegal|Cameroon|Kazakhstan|Uzbekistan|Azerbaijan|Armenia"
    "|Serbia|Croatia|Slovenia|Slovakia|Bulgaria|Ecuador|Bolivia|Uruguay|Paraguay|Venezuela|Costa Rica"
    "|Guatemala|Dominican Republic|Jamaica|Trinidad and Tobago|Bahamas|Gibraltar|Macau|Cambodia|Myanmar"
)
_OTHER_NAMES = {
    "England and Wales": "England|England & Wales|Wales",
    "United Kingdom": "Great Britain|UK|U.K.",
    "United States": "United States of America|U.S.|US|USA|U.S.A.",
    "China": "People's Republic of China|PRC|P.R.C.|P.R. China|mainland China",
    "Hong Kong": "Hong Kong Special Administrative Region|Hong Kong SAR",
    "South Korea": "Republic of Korea|Korea",
    "Netherlands": "Holland",
    "Ireland": "Republic of Ireland",
    "United Arab Emirates": "UAE|U.A.E.",
    "Germany": "Federal Republic of Germany",
    "Switzerland": "Swiss Confederation",
    "Russia": "Russian Federation",
    "Taiwan": "Republic of China",
    "Czech Republic": "Czechia",
    "Turkey": "T\u00fcrkiye",
    "Quebec": "Qu\u00e9bec",
    "District of Columbia": "Washington, D.C.|Washington D.C.",
}
_ADJECTIVES = {
    "England and Wales": "English",
    "Scotland": "Scots|Scottish",
    "Ireland": "Irish",
    "Germany": "German",
    "France": "French",
    "Switzerland": "Swiss",
    "Austria": "Austrian",
    "Netherlands": "Dutch",
    "Belgium": "Belgian",
    "Luxembourg": "Luxembourgish",
    "Spain": "Spanish",
    "Portugal": "Portuguese",
    "Italy": "Italian",
    "Sweden": "Swedish",
    "Norway": "Norwegian",
    "Denmark": "Danish",
    "Finland": "Finnish",
    "Poland": "Polish",
    "Israel": "Israeli",
    "Japan": "Japanese",
    "China": "Chinese|PRC",
    "South Korea": "Korean",
    "Canada": "Canadian",
    "Australia": "Australian",
    "India": "Indian",
    "Brazil": "Brazilian",
    "Mexico": "Mexican",
    "Russia": "Russian",
    "United Kingdom": "British|UK",
    "Indonesia": "Indonesian",
    "Turkey": "Turkish",
    "Saudi Arabia": "Saudi|Saudi Arabian",
    "United Arab Emirates": "UAE|Emirati",
    "Nigeria": "Nigerian",
    "Kenya": "Kenyan",
    "Egypt": "Egyptian",
    "South Africa": "South African",
    "Ghana": "Ghanaian",
    "Morocco": "Moroccan",
    "Pakistan": "Pakistani",
    "Bangladesh": "Bangladeshi",
    "Sri Lanka": "Sri Lankan",
    "Singapore": "Singaporean",
    "Malaysia": "Malaysian",
    "Thailand": "Thai",
    "Philippines": "Philippine",
    "Vietnam": "Vietnamese",
    "Taiwan": "Taiwanese",
    "Kuwait": "Kuwaiti",
    "Qatar": "Qatari",
    "Kazakhstan": "Kazakh",
    "Ukraine": "Ukrainian",
    "Greece": "Greek",
    "Hungary": "Hungarian",
    "Romania": "Romanian",
    "Bulgaria": "Bulgarian",
    "Serbia": "Serbian",
    "Croatia": "Croatian",
    "Czech Republic": "Czech",
    "Slovakia": "Slovak",
    "Slovenia": "Slovenian|Slovene",
    "Iceland": "Icelandic",
    "Estonia": "Estonian",
    "Latvia": "Latvian",
    "Lithuania": "Lithuanian",
    "Cyprus": "Cypriot",
    "Malta": "Maltese",
    "Argentina": "Argentine|Argentinian",
    "Chile": "Chilean",
    "Colombia": "Colombian",
    "Peru": "Peruvian",
    "Panama": "Panamanian",
    "Ecuador": "Ecuadorian",
    "Venezuela": "Venezuelan",
    "Costa Rica": "Costa Rican",
    "New Zealand": "New Zealand",
}


@cache
def law_names() -> dict[str, str]:
    """Return every name of a legal system, in lower case, with the canonical one."""
    names = {name.lower(): name for name in _SAME_NAME.split("|")}
    for canonical, others in _OTHER_NAMES.items():
        names |= {other.lower(): canonical for other in others.split("|")}
    return names


def law_adjectives() -> dict[str, str]:
    """Return every adjective that can stand before `law`, in lower case, with the canonical name."""
    adjectives = {name.lower(): name for name in _SAME_NAME.split("|")}
    for canonical, others in _ADJECTIVES.items():
        adjectives |= {other.lower(): canonical for other in others.split("|")}
    return adjectives
