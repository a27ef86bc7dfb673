# ruff: noqa: E501 (a pattern is not broken over lines)
"""The two lists of phrases that no reply to a complaint needs: those sent to everybody, and those that protect the writer.

The one place for them: the count in the lesson on tone of voice and the reply checker both read them.
"""

_WE = r"(?:we|i)"
_SORRY = r"(?:apologi[sz]e|apologies|sorry|regret)"

# Sent to everybody, so that they say nothing to anybody.
BOILERPLATE = (
    rf"(?:(?:{_WE} (?:sincerely |deeply |truly |do )?)?(?:apologi[sz]e|apologies)|sorry) for (?:any|the|all) (?:\w{{1,12}} )?inconvenience",
    r"any inconvenience(?: caused| this may have caused| (?:this|it|that) (?:has )?caused)?",
    r"inconvenience (?:caused|this (?:has|may have) caused)",
    r"thank(?:s| you)(?: so much| very much)? for (?:reaching out|contacting us|getting in touch|bringing this to our attention|your (?:patience|feedback|message|patience and understanding|understanding|custom|loyalty|continued support|valued custom))",
    r"(?:brought|bringing) (?:this|it|the matter) to our attention",
    r"your (?:feedback|satisfaction|opinion|experience|business|custom|comments?|happiness) (?:is|are|really |truly )(?: ?(?:very |so |extremely |truly |incredibly )?(?:important|valuable|matters?|our (?:top |number one |first |highest )?priority))",
    r"(?:value|appreciate) your (?:feedback|custom|business|loyalty|patience|patronage|understanding)",
    r"take (?:this|these|such|all|your|customer|any) (?:\w{1,12} )?(?:matters?|complaints?|concerns?|issues?|feedback|reports?|allegations?)(?: of this (?:kind|nature))? (?:very |extremely |incredibly )?seriously",
    r"take (?:this|it|them|that|these) (?:very|extremely|incredibly) seriously",
    r"(?:do not|don't|please don't) hesitate to",
    r"(?:valued|loyal|dear) customers?(?! service)",
    r"at this (?:moment in )?time",
    r"(?:(?:kind|best|warm) regards|sincerely|yours|thanks|cheers|regards)[,.]? (?:the )?(?:\w{1,12} )?(?:customer (?:service|services|care|support|relations|experience|success)|support|social media) ?(?:team|department|desk)?",
    r"(?:forwarded|passed|escalated|referred|sent)(?: this| it| your \w{1,12}| the matter)?(?: on)? to (?:the|our) (?:relevant|appropriate|correct|right|responsible) (?:team|department|people|person|colleagues?)",
    r"(?:relevant|appropriate) (?:team|department|colleagues)",
    r"(?:strive|pride ourselves|aim|endeavou?r|committed|dedicated|commitment|always (?:try|aim|strive)) (?:to|on|in) (?:\w{1,14} ){0,3}(?:excellent|excellence|highest|best|exceptional|outstanding|great|world-class|first-class|quality|the very best)",
    r"(?:highest|high|usual) (?:level|standard|quality)s? (?:of|in) (?:customer )?(?:service|care|satisfaction)",
    r"(?:customers?(?:' satisfaction| satisfaction)?|customer satisfaction|you|satisfaction) (?:is|are|comes?) (?:always )?(?:our )?(?:number one|top priority|first priority|at the heart of)",
    r"at the heart of (?:everything|all) we do",
    r"does(?:n't| not) reflect (?:our|the) (?:\w{1,12} )?(?:values|standards?|level|service|brand|high)",
    r"not (?:the|a) (?:level|standard|kind|type|sort) of (?:service|experience|care) (?:that )?we (?:strive|aim|expect|pride|want|like|wish) (?:to|for|ourselves)?",
    r"(?:dm|message|contact|email|reach out to) us (?:directly |privately )?(?:so (?:that )?we can|with your (?:order|details|contact)|at your earliest)",
    r"at your earliest convenience|in due course",
    r"rest assured|please be assured|be assured that",
    r"(?:serve|serving|welcom(?:e|ing)) you (?:again )?in the (?:near )?future",
    r"look forward to (?:serving|welcoming|hearing from) you",
    r"valued (?:member|shopper|guest|client)s?",
    r"learnings?|going forward|moving forward",
)
# Protects the writer: the fault is nobody's, or perhaps not there at all.
HEDGES = (
    r"without (?:any )?(?:admission|admitting|prejudice|accepting)",
    r"(?:it|there) (?:appears?|seems?|would appear|would seem)(?: that| to have| to be| as if| as though)|there (?:may|might) (?:have been|be|well)|(?:it|this|that) (?:may|might|could) be (?:that|the case)|would (?:appear|seem)|appears? to have|seems? to have",
    r"(?<!you )(?:may|might)(?: well| possibly| perhaps| not)? have (?:come (?:across|over)|caused|seemed|felt|sounded|appeared|given|fallen|made|left|led|upset|occurred|experienced|lacked|contributed|misunderstood|misheard)(?! (?:late|right|correct))",
    r"(?<!you )(?:may|might)(?: well| possibly| perhaps| not)? have been (?:\w{1,14} )?(?:perceived|seen|felt|dismissive|rude|abrupt|curt|cold|sharp|handled|communicated|caused|taken|interpreted|understood|misunderstood|damaged|upset|upsetting|unclear|insensitive|poor|misunderstanding|error|mistake|lapse|breakdown|failure|mistakes|errors|issue|problem|less|lacking|mishandled|treated|given|made|hurt|offended|inadequate|impolite|unhelpful|disappointing|disappointed|frustrating|short|not|inappropriate|confusion|miscommunication|explained|better|some|experienced)",
    r"in (?:accordance|compliance|keeping) with (?:our|the|company|standard|policy)|as (?:per|stated in|set out in|outlined in) (?:our|the|company|policy)",
    r"(?<!hidden in our )(?<!hidden in the )(?<!buried in the )(?<!buried in our )(?<!behind our )(?<!behind the )(?<!deep in our )(?<!deep in the )(?:terms (?:and|&) conditions|terms of sale|t&cs)",
    r"(?:regret|sorry|apologi[sz]e|apologies|disappointed|sad|saddened|concerned)(?: to (?:hear|learn|see|read))?(?: that| if)? (?:you|she)(?:'re| are)? (?:(?:feel|felt|feeling|think|believe|perceived?) (?:that |like |as if |as though )?(?:this|that|the|our|your|we|it|there|unhappy|disappointed|dissatisfied|upset|let down|mistreated|offended|wronged|you)|feel\b|have the impression|were offended)",
    r"(?:sorry|apologi[sz]e|apologies|regret) (?:if|for any|to the extent|should)(?! inconvenience| (?:this|it) is (?:long|late))",
    r"(?<!even )if (?:this|that|it|there|any|any of this|our (?:[a-z']{1,14} ){1,3}|anything|something|the (?:[a-z']{1,14} ){1,3}|we|anyone|mistakes?|errors?) ?(?:was|were|(?:has|have) (?:caused|made|offended|upset|given|let|been|fallen|disappointed|failed|left|come)|did|came|caused|made|felt|fell|seemed|sounded|gave|appeared|upset|offended|left|experienced)(?! (?:it|them|me|my|mine|i|one of us|up to me|us|in your|late|back|returned|outside|too late))",
    r"(?<!even )if you (?:felt|were (?:upset|offended|left|made|unhappy|dissatisfied)|experienced|perceived)",
    r"if (?:so|true|accurate|indeed|applicable)",
    r"(?:we|i)(?:'re|'m| are| am| remain)(?: therefore| currently| unfortunately| sadly)? (?:unable|not able|not in a position) to (?:offer|provide|comment|confirm|refund|process|accept|make|discuss|give|share|say|verify|disclose|help|do)",
    r"(?:cannot|can't|can not) (?:comment|confirm|discuss|verify|speculate|accept (?:any )?(?:liability|responsibility))",
    r"alleged|allegedly|purported|claimed to|so-called",
    r"(?:it is|it's) (?:our|my) understanding|to the best of our knowledge",
    r"(?<!not )(?<!no )(?:a|any|some|possible|potential|unfortunate|slight) (?:possible |potential |unfortunate |slight )?(?:misunderstanding|miscommunication|communication issue|confusion)s?",
    r"(?:we|i) (?:believe|feel) (?:that )?(?:our|the) (?:agent|colleague|team|adviser|advisor|staff|policy|policies|representative|employee)s? (?:\w{1,12} ){0,2}(?:acted|followed|did|was|were|is|are|has|had|may|might)",
    r"(?:no|any) (?:liability|legal obligation)|under no obligation|not obliged",
    r"(?:pending|subject to) (?:an? |our |the )?(?:\w{1,12} )?(?:investigation|review|inspection|outcome|approval)",
    r"to (?:some|a certain) (?:extent|degree)|perhaps (?:we|our|the|it|this) (?:\w{1,12} )?(?:could|should|was|were|might|came|did)",
    r"(?:was|were|is|are|been|be) (?:perhaps|possibly|maybe|potentially) ",
    r"(?:what|which) (?:you|she) (?:perceived?|felt was|felt to be|experienced as)|perceived (?:as|tone|lack)",
)
