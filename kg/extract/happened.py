"""Whether the clause of an event word says that the event happened, and how firmly.

What is feared, planned, denied, demanded or only possible has not happened; what is ended, condemned or followed has.
"""

from __future__ import annotations

import re
from typing import Final

from kg.model import Certainty, EventType

_AUXILIARY: Final = (
    r"(?:also|already|still|never|now|soon|be|been|being|have|had|get|then|later|only|eventually|further)"
)
_UNREAL: Final = re.compile(
    rf"\b(?:will|would|shall|should|must|can|cannot|could|ought to|going to|about to|set to|due to|’ll|'ll|won['’]t"
    rf"|let['’]s|let us|whoever|whichever|whoever\s+(?:is|gets|was))\s+(?:not\s+)?(?:{_AUXILIARY}\s+)*\Z",
    re.IGNORECASE,
)
_BARE_BE: Final = re.compile(r"\bbe\s+\Z", re.IGNORECASE)  # "that he be arrested", "to be arrested"
_TO_COME: Final = re.compile(
    r"\s+(?:(?:\w+\s+)?(?:could|would|may|might|will|should|can)|(?:(?:is|are)\s+)?(?:set|due|scheduled"
    r"|expected|planned|to be))\b",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\bto\s+(?:not\s+)?(?:\w+ly\s+)?(?:be\s+|being\s+|get\s+)?\Z", re.IGNORECASE)
_TO_HAVE: Final = re.compile(r"\bto\s+have\s+(?:been\s+)?(?:\w+ly\s+)?\Z", re.IGNORECASE)
_POSSIBLE: Final = re.compile(
    rf"\b(?:may|might|could)\s+(?:{_AUXILIARY}\s+)*have\s+(?:been\s+)?\Z|\bmay\s+(?:be\s+)?\Z", re.IGNORECASE
)
_NEGATED: Final = re.compile(
    r"\b(?:no|not|n['’]t|never|without|neither|nor|cannot|didn['’]t|hasn['’]t|haven['’]t|wasn['’]t|weren['’]t)\s+"
    r"(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
_FEARED: Final = re.compile(
    r"\b(?:if|unless|whether|threat|threats|threaten|threatens|threatened|threatening|risk|risks|risking"
    r"|prevent|prevents"
    r"|prevented|preventing|avoid|avoids|avoided|avoiding|avert|averted|averting|deter|stop|stopping|fear"
    r"|fears|feared"
    r"|fearing|plan|plans|planned|planning|plot|plotted|plotting|possible|potential|future|prepare|prepares|preparing"
    r"|hope|hopes|hoped|want|wants|wanted|refuse|refuses|refused|refusing|deny|denies|denied|denying"
    r"|attempt|attempted"
    r"|trying|tried|vow|vowed|vows|pledged|pledge|demand|demands|demanded|demanding|urge|urged|urges|urging|propose"
    r"|proposed|proposal for|call for|calls for|called for|calling for|upcoming|forthcoming|next|warned of|warn of"
    r"|warning of|warns of|in case of|in the event of|foiled|thwarted|thwart|against any|ready to|seeking|seek|sought"
    r"|negotiating|considering|hypothetical|imminent|looming|charged with|charges? of|counts? of"
    r"|convicted of|guilty of|suspicion of|allegations? of|promised|ahead of|agreed to|agree to|decided to"
    r"|fail|failed|failing|unable"
    r"|committed to|capable of|capability|intent on|bent on|intends?|intended"
    r"|intention|willing(?:ness)? to|danger of|prospect of|possibility of|chance of|in favou?r of|support for"
    r"|opposed to|opposes|rule out|ruled out|rules out)\s+"
    r"(?:\S+\s+){0,4}\Z",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(  # what one wants ended goes on: "to stop the attacks"; so does what one had no part in
    r"\b(?:stop|stopping|halt|halting|cease|ceasing|end|ending|end to|halt to|deny|denied|denies|denying)\s+"
    r"(?:the|these|those|this|its|their|his|her|all|\S+['’]s?)\s+(?:\S+\s+){0,2}\Z"
    r"|\bden(?:y|ies|ied|ying)\s+(?:\S+\s+){0,2}(?:involvement|part|role|responsib\w+|hand|complicity|links?)\s+(?:in|for|to)"
    r"\s+(?:\S+\s+){0,3}\Z",
    re.IGNORECASE,
)
_GENERAL: Final = re.compile(
    r"\b(?:often|usually|typically|routinely|whenever|(?:every|each)\s+(?:year|time|day|week)|tends?\s+to|in\s+general"
    r"|generally|regularly)\s+(?:\S+\s+){0,3}\Z",
    re.IGNORECASE,
)
_WENT_TO: Final = re.compile(  # who "flew to Rome to meet" the pope met him
    r"\b(?:travel(?:l?ed|s|l?ing)|flew|went|goes|gone|came|drove|gathered|returned|rushed|arrived|managed|helped|sailed"
    r"|marched|turned\s+out|took\s+to|continues?|continued|used|began|begun|started|was\s+able|were\s+able)"
    r"\b[^,;]{0,200}\bto\s+(?:\w{1,20}ly\s+)?\Z",
    re.IGNORECASE,
)
_ALLEGED: Final = re.compile(
    r"\b(?:allegedly|alleged|reportedly|accused of|accuses|suspected of|suspected|purported|purportedly|said to have"
    r"|rumou?red|claimed to have)\b",
    re.IGNORECASE,
)
_PROBABLE: Final = re.compile(
    r"\b(?:probably|likely|apparently|apparent|believed to have|thought to have|presumed|presumably|appears? to have"
    r"|appeared to have|seems? to have)\b",
    re.IGNORECASE,
)
_CALM: Final = frozenset(
    {EventType.ELECTION, EventType.MEETING, EventType.AGREEMENT, EventType.COURT_CASE, EventType.DISASTER}
)
_CALM_LEMMAS: Final = frozenset({"compete", "celebrate", "launch", "investigate", "sanction", "steal"})
_OCCURS_BEFORE: Final = re.compile(
    r"\b(?:held|holds|signed|sign|reached|began|opened|won|lost|hosted|attended|brokered|after|during"
    r"|rigged|caused by"
    r"|hit by|struck by|there was|there were|announced|agreed|filed|faces|faced"
    r"|took part in|participated in|competed in|launched|issued|imposed|organi[sz]ed"
    r"|staged|delivered|handed down|handed a|received|given a|awaiting|appealed|chaired|addressed|convened)"
    r"\s+(?:\S+\s+){0,3}\Z",
    re.IGNORECASE,
)
_OCCURS_AFTER: Final = re.compile(
    r"(?:,[^,;.]{1,80},)?\s++(?:\S++\s++){0,3}?(?:took place|held|began|begins|started|ended|ends|broke|hit"
    r"|hits|struck|strikes"
    r"|killed|injured|destroyed|gutted|spread|raged|claimed"
    r"|swept|took|came into|signed|reached|opened|forced|left|burned|burnt|caused|flattened|damaged|collapsed|resumed"
    r"|adjourned|found|filed|says|said|continues|continued|resumes|concluded|heard)\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[,;:()–—“”\"]|\s-\s|\b(?:but|after|while|because|although|when|where|which|who|that)\b")


def to_come(after: str) -> bool:
    """Whether the words after an event noun put it into the future: "the vote is due"."""
    return _TO_COME.match(after) is not None


def clause_before(before: str) -> str:
    """The part of `before`, the sentence up to a word, that stands in the word's own clause."""
    ends = [m.end() for m in _BREAK.finditer(before)]
    return before[ends[-1] :] if ends else before


def certainty_of(form: str, before: str) -> Certainty | None:
    """How firmly a word in `form` after `before` is put; None where it is not said to have happened."""
    clause = clause_before(before)
    if _POSSIBLE.search(clause):
        return Certainty.POSSIBLE
    if _TO_HAVE.search(clause):
        return Certainty.PROBABLE if _PROBABLE.search(clause) else Certainty.ALLEGED
    if _UNREAL.search(clause) or _BARE_BE.search(clause) or _NEGATED.search(clause) or _GENERAL.search(clause):
        return None
    if _FEARED.search(clause) and not _ENDED.search(clause):
        return None
    if _TO.search(clause) and _is_bare(form) and not _WENT_TO.search(clause):
        return None
    if _ALLEGED.search(clause):
        return Certainty.ALLEGED
    return Certainty.PROBABLE if _PROBABLE.search(clause) else Certainty.CERTAIN


def mentioned_only(type_: EventType, lemma: str, form: str, before: str, after: str) -> bool:
    """Whether a noun is only spoken of; of violence, accidents and protests the mere word is taken to tell of them."""
    calm = type_ in _CALM or lemma in _CALM_LEMMAS or form in {"fire", "fires"}
    if not calm or " " in form or form.endswith(("ed", "met")):
        return False
    return not (_OCCURS_BEFORE.search(clause_before(before)) or _OCCURS_AFTER.match(after))


def _is_bare(form: str) -> bool:
    """Whether `form` can be an infinitive: it is neither a past, nor a participle, nor a plural."""
    return not form.split(maxsplit=1)[0].endswith(("s", "ed", "ing", "ght", "fled", "met"))
