"""Names that a neutral text does not speak: States, and events that are known by a name."""

from __future__ import annotations

STATES = (
    "Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan|"
    "Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|"
    "Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|Cabo Verde|Cambodia|Cameroon|Canada|Central African Republic|Chad|"
    "Chile|China|Colombia|Comoros|Congo|Costa Rica|Côte d[’']Ivoire|Croatia|Cuba|Cyprus|Czechia|Czechoslovakia|"
    "Democratic People[’']s Republic of Korea|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt|El Salvador|"
    "Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|"
    "Grenada|Guatemala|Guinea-Bissau|Guinea|Guyana|Haiti|Holy See|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|"
    "Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Korea|Kuwait|Kyrgyzstan|"
    "Lao People[’']s Democratic Republic|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|"
    "Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|"
    "Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|"
    "Nigeria|Niger|North Macedonia|Norway|Oman|Pakistan|Palau|Palestine|Panama|Papua New Guinea|Paraguay|Peru|"
    "Philippines|Poland|Portugal|Qatar|Romania|Russian Federation|Russia|Rwanda|Saint Kitts and Nevis|Saint Lucia|"
    "Saint Vincent and the Grenadines|Samoa|San Marino|Sao Tome and Principe|Saudi Arabia|Senegal|Serbia|Seychelles|"
    "Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|South Sudan|"
    "Union of Soviet Socialist Republics|Soviet Union|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|"
    "Syrian Arab Republic|Tajikistan|Tanzania|Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Türkiye|"
    "Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|"
    "United Kingdom(?: of Great Britain and Northern Ireland)?|"
    "United States(?: of America)?|Uruguay|Uzbekistan|Vanuatu|Venezuela|Viet Nam|Vietnam|Yemen|Yugoslavia|Zambia|"
    "Zimbabwe"
)
"""Members of the United Nations, its two non-member observer States and a few of older texts, in their short names,
as alternatives of a pattern."""

INCIDENTS = (
    "Stuxnet|WannaCry|NotPetya|Petya|SolarWinds|Sunburst|Shamoon|Conficker|Flame malware|Duqu|Moonlight Maze|"
    "Titan Rain|Operation Aurora|BlackEnergy|Industroyer|Triton malware|Olympic Destroyer|Colonial Pipeline|Log4Shell|"
    "Heartbleed|Mirai|Bronze Night"
)
"""Cyber incidents and malicious tools that have a name, as alternatives of a pattern."""
