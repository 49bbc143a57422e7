"""What a cue tells: the effect of a statement, how firmly it is put, to whom and through what it was said.

Patterns over the cue's words as written; verbs in all their forms. The lists are closed classes of reporting English
(Saurí and Pustejovsky's FactBank classes; PolNeAR's most frequent cues), read in the order given: the first that fits.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kg.model import Certainty, Effect

_NOT: Final = r"(?:\bnot|n['’]t|\bnever)"

_EFFECTS: Final = tuple(
    (effect, re.compile(pattern, re.IGNORECASE))
    for effect, pattern in (
        (
            Effect.NOT_VERIFIED,
            rf"(?:{_NOT}(?: \w+)? been able to|{_NOT} able to|{_NOT}|\bcannot|\bunable to) "
            r"(?:be )?(?:immediately |independently )*(?:verif|confirm|corroborat)\w*(?: independently)?"
            r"|\bcould (?:not )?be (?:immediately |independently )*(?:verif|confirm|corroborat)\w*",
        ),
        (
            Effect.NO_COMMENT,
            rf"(?:{_NOT}|\bdeclin\w*|\brefus\w*|\bwithout) (?:to )?(?:\w+ly )?"
            r"(?:comment|speculat|respond|repl(?:y|ied)|answer|return(?:ed)?\Z|elaborat|discuss|sa(?:y|id)\b|give\b|specif|detail|"
            r"address|disclos|provid|reveal|name\b|identify|be drawn|explain|spoken)\w*"
            r"|(?:declin|refus)\w{0,12} to (?:\w+ly )?"
            r"(?:confirm|deny|give|speak|talk|share|release|offer|state|tell|be)\b"
            r"|\bno (?:immediate )?(?:comment|response|reply)\b|\bneither (?:confirm\w*|den\w+) nor\b"
            r"|\bcould not be reached\b"
            r"|\b(?:declined|refused) (?:an? )?(?:\w+ )?(?:interview|request)|\bdeclin\w*\Z"
            rf"|(?:{_NOT}|\b(?:has|have|had|is|are) yet to|\b(?:declin|refus)\w*(?: \w+)? to) (?:been )?(?:\w+ly )?"
            r"(?:claim|alleg|announc|den[yi]|admit|acknowledg|assert|stat(?:e|ed|ing)\b|report|suggest|mention|indicat|say|said"
            r"|accus|blam|criticis|criticiz|denounc|condemn)\w*",
        ),
        (
            Effect.DENIES,
            r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|rebuff(?:s|ed|ing)?|"
            r"rebut(?:s|ted|ting)?|disput(?:es?|ed|ing)|repudiat(?:es?|ed|ing)|disavow(?:s|ed|ing)?|contradict(?:s|ed|ing)?|"
            r"disclaim(?:s|ed|ing)?|debunk(?:s|ed|ing)?|brush(?:es|ed)? (?:aside|off))\b|\bdenials?\b",
        ),
        (
            Effect.ACCUSES,
            r"\b(?:accus(?:es?|ed|ing)|accusations?|blam(?:es?|ed|ing)|charg(?:es?|ed|ing)|fault(?:s|ed|ing)|"
            r"critici[sz](?:es?|ed|ing)|denounc(?:es?|ed|ing)|slam(?:s|med|ming)?|lambast(?:s|es?|ed|ing)|berat(?:es?|ed|ing)|"
            r"castigat(?:es?|ed|ing)|chid(?:es?|ed|ing)|rebuk(?:es?|ed|ing)|chastis(?:es?|ed|ing)|implicat(?:es?|ed|ing)|"
            r"indict(?:s|ed|ing)?|attack(?:s|ed|ing)?|condemn\w* .{0,300}\bfor\b)\b"
            r"|\bpoint(?:s|ed|ing)? the finger\b|\bheld? .{0,300}\bresponsible\b|\blash(?:es|ed)? out\b",
        ),
        (
            Effect.CALLS_FOR,
            r"\bcall(?:s|ed|ing)? (?:\w+ )?(?:for|on|upon)\b|\bcalls for\b|\b(?:urg(?:es?|ed|ing)|demand(?:s|ed|ing)?|"
            r"appeal(?:s|ed|ing)?|implor(?:es?|ed|ing)|plead(?:s|ed|ing)?|beseech\w*|exhort\w*|press(?:es|ed|ing)? for|"
            r"request(?:s|ed|ing)?|beg(?:s|ged|ging)?|recommend(?:s|ed|ing)?|recommendations?|propos(?:es?|ed|ing)|"
            r"proposals?|encourag(?:es?|ed|ing)|advocat(?:es?|ed|ing)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|advis(?:es?|ed|ing)|"
            r"petition(?:s|ed|ing)?|lobb(?:y|ies|ied|ying)|push(?:es|ed|ing)? for|invit(?:es?|ed|ing))\b"
            r"|\bask(?:s|ed|ing)?(?: to| for)?\Z(?<!was asked)(?<!were asked)(?<!when asked)",
        ),
        (
            Effect.ANNOUNCES,
            r"\b(?:announc(?:es?|ed|ing)|announcement|declar(?:es?|ed|ing)|proclaim(?:s|ed|ing)?|unveil(?:s|ed|ing)?|decree(?:s|d|ing)?|launch(?:es|ed|ing)?)\b",
        ),
        (
            Effect.BELIEVES,
            r"\b(?:believ(?:es?|ed|ing)|beliefs?|think(?:s|ing)?|thought|hop(?:es?|ed|ing)|fear(?:s|ed|ing)?|want(?:s|ed|ing)?|"
            r"expect(?:s|ed|ing)?|suspect(?:s|ed|ing)?|assum(?:es?|ed|ing)|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?|"
            r"consider(?:s|ed|ing)?|prefer(?:s|red|ring)?|feel(?:s|ing)?|felt|know(?:s|n|ing)?|knew|wonder(?:s|ed|ing)?|"
            r"worr(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|see(?:s|ing)?|saw|regard(?:s|ed)?|view(?:s|ed|ing)?|wish(?:es|ed|ing)?|"
            r"seek(?:s|ing)?|sought|favou?r(?:s|ed|ing)?|support(?:s|ed|ing)?|oppos(?:es?|ed|ing)|agree(?:s|d|ing)?|"
            r"decid(?:es?|ed|ing)|imagin(?:es?|ed|ing)|would like|in (?:his|her|their) view|opinion|mind)\b",
        ),
    )
)

_REPORTING: Final = re.compile(
    r"\b(?:sa(?:id|y|ys|ying)|t(?:old|ell|ells|elling)|accord\w*|add(?:s|ed|ing)|stat(?:e|es|ed|ing)|claim\w*|insist\w*|den(?:y|ie[sd]|ying)|"
    r"alleg\w*|admit\w*|acknowledg\w*|confirm\w*|announc\w*|declar\w*|vow\w*|pledg\w*|promis\w*|argu(?:e|es|ed|ing)|maintain\w*|"
    r"stress\w*|complain\w*|conced\w*|testif\w*|explain\w*|assert\w*|contend\w*|reiterat\w*|reaffirm\w*|warn\w*|reveal\w*|"
    r"disclos\w*|caution\w*|report\w*|boast\w*|repl(?:y|ie[sd])|swear|swore|sworn|emphasi[sz]\w*|lament\w*|accus\w*|blam\w*|"
    r"charg\w*|call(?:s|ed|ing)?|urg\w*|demand\w*|appeal\w*|implor\w*|ask(?:s|ed|ing)?|request\w*|recommend\w*|propos\w*|"
    r"suggest\w*|advis\w*|criticis\w*|criticiz\w*|condemn\w*|denounc\w*|decr(?:y|ie[sd])|slam\w*|blast\w*|attack\w*|prais\w*|"
    r"thank\w*|welcom\w*|congratulat\w*|hail\w*|reject\w*|dismiss\w*|refut\w*|disput\w*|rebuff\w*|quot\w*|cit(?:e|es|ed|ing)|"
    r"describ\w*|dubb\w*|label\w*|characteri[sz]\w*|writ(?:e|es|ing)|wrote|written|post(?:s|ed|ing)|tweet\w*|read(?:s|ing)?|"
    r"respond\w*|comment\w*|remark\w*|not(?:es|ed|ing)|observ(?:es|ed|ing)|estimat\w*|predict\w*|forecast\w*|conclud\w*|"
    r"found|find(?:s|ing)|show(?:s|ed|n|ing)|indicat\w*|recall\w*|remember\w*|agree\w*|decid\w*|rul(?:e|es|ed|ing)|order\w*|verif\w*|"
    r"declin\w*|refus\w*|discuss\w*|express\w*|voic\w*|shout\w*|chant\w*|yell\w*|scream\w*|whisper\w*|jok(?:e|es|ed|ing)|quip\w*|"
    r"mock\w*|echo\w*|repeat\w*|hint\w*|signal\w*|speculat\w*|wonder\w*|question\w*|know(?:n|s)?|knew|th(?:ink|inks|inking|ought)|"
    r"believ\w*|hop(?:e|es|ed|ing)|fear\w*|expect\w*|want\w*|feel\w*|felt|worr\w*|doubt\w*|suspect\w*|consider\w*|"
    r"heard|hear(?:s|ing)?|learn\w*|inform\w*|brief(?:ed|ing)|assur\w*|remind\w*|mention\w*|refer(?:s|red|ring)?\s+to|"
    r"speak\w*|spoke\w*|talk\w*|tout\w*|unveil\w*|threaten\w*|apologi[sz]\w*|regret\w*|defend\w*|justif\w*|object\w*|"
    r"protest\w*|plead\w*|pled|petition\w*|propos\w*|encourag\w*|view\w*|oppos\w*|support\w*|offer\w*|put|clear|seem\w*|"
    r"drawn on|theori[sz]\w*|critical|criticism|list(?:s|ed)|plan(?:s|ned)?|detail(?:s|ed)|promot\w*|reason(?:s|ed)|"
    r"react\w*|concern\w*|intend\w*|point(?:s|ed|ing)? (?:out|to)|continu(?:es|ed)|endors\w*|compar\w*|liken\w*|"
    r"publish\w*|portray\w*|depict\w*|highlight\w*|outlin\w*|articulat\w*|insinuat\w*|proclaim\w*|profess\w*|bemoan\w*|"
    r"rail(?:s|ed)?|brand(?:s|ed)|deplor\w*|complimented|applaud\w*|salut\w*|prefer\w*|favou?r\w*|advocat\w*|attribut\w*|"
    r"retort\w*|rejoin\w*|counter(?:s|ed)|interject\w*|exclaim\w*|mutter\w*|murmur\w*|conclud\w*|summ\w* up)\b"
    r"|\A\W+\Z",
    re.IGNORECASE,
)
_HEARING: Final = re.compile(
    r"(?:has |have |had |also |then )*(?:hears?|heard|learn(?:s|ed|t)?|"
    r"(?:was|were|been|is|are) (?:also )?(?:told|informed))(?: that)?",
    re.IGNORECASE,
)
_SPOKEN: Final = re.compile(
    r"\b(?:said|say|says|saying|told|tell|tells|telling|added|wrote|stat(?:ed|es|ing))\b", re.IGNORECASE
)
_ALLEGED: Final = re.compile(
    r"\b(?:alleg(?:es?|ed|ing|ations?|edly)|claim(?:s|ed|ing)?|purport\w*|accus\w*)\b", re.IGNORECASE
)
_REPORTEDLY: Final = re.compile(r"\b(?:allegedly|reportedly|purportedly|supposedly)\b", re.IGNORECASE)
_PROBABLE: Final = re.compile(
    r"\b(?:probabl[ey]|likely|expect(?:s|ed)?|believ\w+|presumabl[ey]|appear(?:s|ed)? to|seem(?:s|ed)?|estimat\w+|"
    r"predict\w*|thinks?|thought)\b",
    re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(
    r"\b(?:(?-i:may)|might|could(?! not)|possibl[ey]|perhaps|suggest(?:s|ed|ing)?|fear(?:s|ed)?|hint(?:s|ed|ing)?|"
    r"maybe|suspect(?:s|ed)? (?:that|of)|potential(?:ly)?)\b",
    re.IGNORECASE,
)

_CLAUSE_END: Final = re.compile(r"[,;:—–]|\b(?:and|but|because|if|when|which|who)\b")

_THEIR: Final = r"(?:an?|his|her|their|its) (?:[\w-]+ ){0,3}"
# A medium, small letters without which its words do not stand, and its words.
_VIA: Final = (
    ("Telegram", "telegram", re.compile(r"\bTelegram\b")),
    ("X", "", re.compile(r"\b(?:on|to|via) X\b|\bposted? on X\b|, formerly Twitter")),
    ("Twitter", "tw", re.compile(r"\b[Tt]witter\b|\b[Tt]weet(?:s|ed|ing)?\b|\bretweet")),
    ("Facebook", "facebook", re.compile(r"\bFacebook\b")),
    ("Instagram", "instagram", re.compile(r"\bInstagram\b")),
    ("WhatsApp", "whatsapp", re.compile(r"\bWhatsApp\b")),
    ("YouTube", "youtube", re.compile(r"\bYouTube\b")),
    ("TikTok", "tiktok", re.compile(r"\bTikTok\b")),
    ("Truth Social", "truth social", re.compile(r"\bTruth Social\b")),
    ("Weibo", "weibo", re.compile(r"\bWeibo\b")),
    ("Mastodon", "mastodon", re.compile(r"\bMastodon\b")),
    ("Bluesky", "bluesky", re.compile(r"\bBluesky\b")),
    ("Threads", "threads", re.compile(r"\b(?:on|to|via) Threads\b")),
    ("LinkedIn", "linkedin", re.compile(r"\bLinkedIn\b")),
    ("Reddit", "reddit", re.compile(r"\bReddit\b")),
    ("Snapchat", "snapchat", re.compile(r"\bSnapchat\b")),
    ("VKontakte", "vk", re.compile(r"\bVKontakte\b|\bVK\b")),
    ("WeChat", "wechat", re.compile(r"\bWeChat\b")),
    ("Signal", "signal", re.compile(r"\b(?:on|via) Signal\b")),
    ("blog", "blog", re.compile(rf"\b(?:in|on) {_THEIR}blog(?: post)?\b", re.IGNORECASE)),
    ("state television", "state t", re.compile(r"\bstate (?:TV|television)\b", re.IGNORECASE)),
    ("news conference", "s ", re.compile(r"\b(?:news|press) (?:conference|briefing)\b", re.IGNORECASE)),
    ("interview", "interview", re.compile(r"\bin (?:an?|his|her|their) (?:[\w-]+ ){0,3}interview\b", re.IGNORECASE)),
    ("speech", "in ", re.compile(r"\bin (?:an?|his|her) (?:[\w-]+ ){0,3}(?:speech|address)\b", re.IGNORECASE)),
    ("letter", "in ", re.compile(r"\bin (?:an?|his|her|their) (?:[\w-]+ ){0,3}(?:letter|memo)\b", re.IGNORECASE)),
    ("email", "mail", re.compile(r"\bin (?:an?|his|her|their) (?:[\w-]+ ){0,3}e-?mail\b|\bby e-?mail\b", re.I)),
    ("statement", "statement", re.compile(rf"\bin {_THEIR}statement\b", re.IGNORECASE)),
)


@lru_cache(maxsize=1 << 12)  # most cues are the same few verbs
def effect_of(cue: str) -> Effect:
    """What the speaker does by a statement with this cue.

    >>> effect_of("neither confirmed nor denied").value, effect_of("has called for").value, effect_of("said").value
    ('no-comment', 'calls-for', 'asserts')
    """
    for effect, pattern in _EFFECTS:
        if pattern.search(cue):
            return Effect.ASSERTS if effect is Effect.BELIEVES and _SPOKEN.search(cue) else effect
    return Effect.ASSERTS


@lru_cache(maxsize=1 << 12)
def is_reporting(cue: str) -> bool:
    """Does the cue have a word of saying, writing, finding or believing, or is it a mark ("Police: …")?

    >>> is_reporting("has repeatedly warned"), is_reporting("was banned")
    (True, False)
    """
    return _REPORTING.search(cue) is not None


@lru_cache(maxsize=1 << 12)
def is_hearing(cue: str) -> bool:
    """Does the cue's subject hear what is said rather than say it ("the jury heard that …")?

    >>> is_hearing("was told"), is_hearing("told")
    (True, False)
    """
    return _HEARING.fullmatch(cue.strip()) is not None


def certainty_of(cue: str, content: str) -> Certainty:
    """How firmly the speaker puts it: by the cue, else by the first clause of the content.

    >>> certainty_of("alleged", "that votes were bought").value, certainty_of("said", "it may rain").value
    ('alleged', 'possible')
    """
    clause = _CLAUSE_END.split(content, maxsplit=1)[0]
    alleged, possible, probable = _certainty_in(cue)
    if alleged or _REPORTEDLY.search(clause):
        return Certainty.ALLEGED
    if possible or _POSSIBLE.search(clause):
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if probable or _PROBABLE.search(clause) else Certainty.CERTAIN


@lru_cache(maxsize=1 << 12)
def _certainty_in(cue: str) -> tuple[bool, bool, bool]:
    """Whether a cue itself makes what is said alleged, possible or probable."""
    alleged = bool(_ALLEGED.search(cue) or _REPORTEDLY.search(cue))
    return alleged, bool(_POSSIBLE.search(cue)), bool(_PROBABLE.search(cue))


_UNLIKE_ASCII: Final = re.compile("[ıİſK]")  # to a pattern that ignores case they are i, s and k


def medium_of(words: str, at: int = 0) -> str | None:
    """Through what it was said, where the words around the cue tell; of several the one nearest to `at`.

    >>> medium_of("wrote on Telegram"), medium_of("said in a joint statement"), medium_of("said")
    ('Telegram', 'statement', None)
    """
    low = None if _UNLIKE_ASCII.search(words) else words.lower()
    found = [
        (max(m.start() - at, at - m.end()), i, name)
        for i, (name, hint, pattern) in enumerate(_VIA)
        if low is None or hint in low
        for m in pattern.finditer(words)
    ]
    platforms = [hit for hit in found if hit[2][0].isupper()]  # "in a post on Telegram"
    return min(platforms or found, default=(0, 0, None))[2]
