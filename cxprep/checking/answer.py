# ruff: noqa: E501 (a pattern is not broken over lines)
"""The rules for an answer to "How would you define excellent customer service?", as a shop's first-job applicants give it.

They look for more than a definition, for one time that happened, for this shop in it, and object where the speaker makes
own skills small or speaks ill of customers or employers. A respectful story of a difficult customer, or of a mistake put
right, passes. They know nothing of the person and judge none.
"""

from __future__ import annotations

from typing import Any

from cxprep.checking.engine import ENGLISH, check, feature
from cxprep.checking.goods import GOODS

_ADJ = r"(?:(?!as\b|in\b|of\b|for\b|to\b|at\b|by\b|and\b)[a-z'-]{1,14} ){0,4}"
_PERSON = (
    r"(?:customer|lady|woman|man|gentleman|guy|girl|boy|kid|child|bloke|lad|mum|mom|mother|dad|father|son|daughter|couple|family|pensioner|"
    r"student|neighbou?r|visitor|guest|patient|parent|teacher|player|tourist|teenager|person|grandma|grandmother|grandfather|grandad|granddad|"
    r"nan|gran|uncle|aunt|auntie|sister|brother|cousin|friend|resident|passenger|runner|shopper|member|caller|client|nurse|builder|"
    r"bride|groom|toddler|widow|fella|chap|assistant|cashier|waiter|waitress|barista|manager|salesperson|employee|worker|colleague|"
    r"seller|baker|mechanic|librarian|driver|receptionist|regular|kiddo|girlfriend|boyfriend|wife|husband|old (?:one|boy)|pupil|stranger|newcomer|walker|reader|cyclist|gardener|delivery)"
)
_PAST = (
    r"(?:came|comes in|asked|wanted|needed|couldn'?t|could not|bought|brought|rang|phoned|called|said|told|walked|found|gave|showed|took|went|left|smiled|"
    r"explained|ordered|dropped|lost|forgot|cried|shouted|complained|returned|stood|waited|looked|sat|stopped|spent|kept|remembered|noticed|"
    r"apologi[sz]ed|offered|made|drove|carried|fetched|ran|wrapped|checked|fixed|swapped|stayed|opened|wrote|packed|picked|helped|"
    r"thanked|laughed|got|didn'?t|did not|started|broke|spilled|spilt|fell|arrived|missed|turned|knew|knelt|listened|sent|paid|saw|heard|"
    r"was (?:looking|crying|upset|lost|struggling|standing|waiting|buying|really|very|so|in|worried|angry|nervous|getting|trying|stuck|holding|sat|cross|shy|new|late|confused|having)|"
    r"were (?:looking|lost|struggling|waiting|in|arguing)|had (?:a|an|been|bought|lost|ordered|booked|forgotten|broken|come|no|the|just|waited|driven|two|three|left|told|to)|hugged|refused|replied|tried|sold|chose|"
    r"used|served|greeted|handed|measured|cleaned|knocked|handled|dealt|replaced|refunded|promised|suggested|tasted|taught|poured|mixed|burnt|burned|"
    r"crouched|lent|counted|moved|charged|saved|sorted|rebooked|emailed|texted|tipped|hung|cancelled|mended|nodded|calmed|admitted|drew|folded|pointed|whispered|begged|leaned|bent|wanted|collected|visited|invited|recommended|warned|understood|decided|worried|screamed|yelled|moaned|panicked|travelled|flew|slipped|fainted|passed|died|married|moved|joined|won|chatted|talked|spoke|felt|liked|loved|enjoyed|hoped|expected|insisted|demanded|pulled|pushed|tore|ripped|cracked|swore|blamed|wore|ate|drank|grew|slept|woke|hid|held|caught|threw|rode|sang|swam|built|repaired|cooked|baked|painted|printed|typed|filled|emptied|tied|closed|shook|swept|wiped)"
)
_SAME = r"(?:put|let|read|cut|hurt|set|shut)"  # the past looks like the present
_NOT_PASSIVE = "".join(
    rf"(?<!\b{one} )"
    for one in [
        "is",
        "are",
        "be",
        "been",
        "being",
        "feel",
        "feels",
        "get",
        "gets",
        "getting",
        "has",
        "have",
        "to",
        "or",
        "been",
    ]
)
_STRONG = (
    r"(?:found|carried|rang|phoned|wrote|wrapped|showed|told|asked|fetched|ran|took|gave|brought|ordered|set|stayed|walked|opened|checked|fixed|"
    r"swapped|remembered|noticed|apologi[sz]ed|offered|drove|cooked|sat|bought|went|explained|spent|returned|sent|handed|moved|packed|picked|"
    r"saved|sorted|replaced|refunded|cleaned|counted|drew|said|called|poured|cut|knelt|crouched|sewed|measured|spilled|spilt|dropped|broke|forgot|"
    r"lost|saw|heard|stood|waited|printed|translated|emailed|texted|mended|booked|got|made|put|let|looked|kept|turned|read|started|promised|lent|"
    r"charged|mixed|tried|suggested|came|left|missed|wiped|shook|rebooked|collected|delivered|stopped|realised|realized|redid|redone|warned|admitted|swept|baked)"
)
_MINE = r"(?:i|we)(?: also| then| just| once| even| still| quickly| calmly| always)?"
_NOUN = (
    r"(?:student|beginner|teenager|kid|school leaver|school student|waiter|waitress|volunteer|cashier|cleaner|saturday (?:job|girl|boy|kid)|part-?timer|temp|trainee|"
    r"(?:[a-z-]{1,12} ){0,2}(?:job|jobs|work|experience|assistant|helper|role|gig|hobby|club)|paper round|babysitter|mum|mom|housewife|"
    r"dishwasher|pot washer|shelf stacker|runner|glass collector|kitchen porter|helping hand|carer|school kid|schoolgirl|schoolboy|apprentice|intern|receptionist|barista)"
)

_NO_ROLE = "".join(
    rf"(?<!\b{one} )"
    for one in ["as", "like", "was", "am", "i'm", "been", "be", "being", "become", "became", "than", "of"]
)  # not what the speaker was
_INDEFINITE = _NO_ROLE + rf"(?:a|an|one|this|another|some|two|three|someone's|my neighbour's) {_ADJ}{_PERSON}s?"
_DEFINITE = (
    r"(?:the|this|that|our|their|my|his|her) (?:[a-z'-]{1,14} ){0,2}(?:lady|woman|man|gentleman|guy|girl|boy|kid|child|bloke|lad|couple|family|pensioner|visitor|"
    r"tourist|teenager|assistant|salesman|saleswoman|saleslady|salesperson|cashier|waiter|waitress|barista|shopkeeper|receptionist|driver|florist|baker|mechanic|person|old man|old lady|"
    r"caller|resident|passenger|guest|patient|player|runner|bride|groom|son|daughter|neighbour|neighbor|nan|gran|grandma|grandmother|grandad|granddad|grandfather|uncle|aunt|auntie|cousin|niece|nephew|friend's \w{2,10})"
)
_KIN = r"(?:my|our|his|her|their) (?:[a-z'-]{1,14} ){0,2}(?:mum|mom|mother|dad|father|parents|teacher|coach|manager|boss|supervisor)"
_HABIT = (
    r"(?<!asked )(?<!ask )(?<!see )(?<!know )(?<!wonder )(?<!wondered )(?<!out )if (?:a|an|someone|somebody|the|your|she|he|they|you|there|it|anyone|anybody|one|people|customers)|i'd|i would|i will|i'll|imagine|suppose|let's say|we would|would you|"
    r"he or she|his or her|him or her|she or he|whenever|every (?:single )?(?:customer|person|time|shift|client|guest)|i (?:always|usually|often|regularly|would often)|"
    r"(?:if|when|whenever) (?:a|the|someone|somebody|your|every|one) ?(?:\w{1,10} )?(?:customer |person |client |lady |man )?(?:is|has|feels|leaves|gets|wants|comes|asks|buys|needs|walks|enters|looks|complains)"
)
_AFTER = r"(?:,? (?!i\b|we\b|i'|my\b|you\b)[a-z0-9'-]{1,14}){0,5},? "

_BAD = (
    r"(?:rude|annoying|stupid|horrible|nasty|awful|ignorant|entitled|obnoxious|idiotic|dumb|thick|moaning|moany|whiny|whining|grumpy|miserable|lazy|arrogant|crazy|selfish|"
    r"ungrateful|pathetic|ridiculous|fussy|toxic|nightmare|terrible|unreasonable|disgusting|clueless|rubbish|useless|incompetent|bad-tempered|time-wasting|snobby|spoilt|spoiled|"
    r"picky|mouthy|vile|dreadful|irritating|pushy|hopeless|bossy|aggressive|moody|stroppy|snotty|stuck-up|hateful|dim|slow-witted|impossible|unbearable|insufferable|petty|cheeky|abusive|disrespectful|condescending|patronising|obnoxious|infuriating|tiresome)"
)
_CUSTOMERS = r"(?:customers?|people|shoppers|guests|the public|some of them|most of them|half of them|they|tourists|parents|mums|pensioners|old people|older people|students|teenagers|kids|clients|folks?|some|everyone|everybody)"
_SOFT = r"(?: (?!(?:i|we|but|because|even|happy|calm|helped|help)\b)[a-z'-]{1,14}){0,5} "
_EMPLOYER = (
    r"(?:(?:my|the|our|that|their|whose|this) (?:[a-z'-]{1,12} ){0,2}(?:boss|manager|company|employer|supervisor|owner|management|managers|owners|bosses|head office|team leader|assistant manager|area manager|chef|landlord|colleagues|co-?workers|staff)|"
    r"(?:management|head office)|(?:my|the|our) (?:last|old|previous|former|ex) (?:[a-z'-]{1,12} ){0,2}(?:place|shop|store|restaurant|cafe|job|pub|work|workplace|firm|team|chain|supermarket|employer|bar|hotel|office|call centre|school)|(?:shop|store|place|restaurant|cafe|pub|supermarket|company|firm|hotel|bar|chain) (?:where )?i (?:worked|used to work|work|was)(?: for| at| in)?)"
)

FEATURES: dict[str, Any] = {
    # one person did or wanted something, once
    "episode": feature(
        _INDEFINITE + _AFTER + rf"(?:{_PAST}|had|was|were|wouldn'?t|would not)",
        _DEFINITE + _AFTER + rf"(?:{_PAST}|wouldn'?t|would not)",
        rf"(?:my|our|his|her) (?:[a-z'-]{{1,14}} ){{0,2}}(?:friend|sister|brother|family){_AFTER}(?:rang|came|lost|broke|bought|couldn'?t|forgot|wanted|needed|cried|fell|was (?:ill|crying|lost|moving|getting|buying|looking|stuck)|ordered|asked me (?:for|what|which|where|if)|hated|smiled|laughed|hugged)",
        rf"(?:(?:someone|somebody)(?= (?:came|asked|rang|called|phoned|wanted|needed|brought|returned|ordered|complained|left|lost|dropped))|mrs? [a-z]{{2,15}}|miss [a-z]{{2,15}}|one of (?:the|our|my) [a-z]{{3,14}}){_AFTER}{_PAST}",
        rf"(?:she|he)(?: also| even| just| then| still| only| never| finally| really| later|'d)? (?:{_PAST}|{_SAME}|was|had|felt)",
        rf"{_MINE} (?:{_STRONG}|helped|served|met|had|taught|calmed|dealt with|looked after|listened to|drove|rescued|reunited|visited|showed|sold|won over|stayed with|waited with|sat with)(?: [a-z',-]{{1,12}}){{0,3}} (?:him|her|{_INDEFINITE}|{_DEFINITE}|mrs? [a-z]{{2,15}})(?! (?:lot|job|good|great|bit|team|role))",
        rf"there was (?:a|an|one|this) {_ADJ}{_PERSON}",
        rf"{_KIN}(?: [a-z',-]{{1,14}}){{0,4}} (?:rang|came|wrote|drove|found|lost|broke|bought|asked me|needed|couldn'?t|forgot|sent|brought|fell|ordered|phoned|called me|wanted to buy|was ill|was sick|was in hospital)",
        without=[_HABIT],
    ),
    # somebody who is spoken of, in the past, in a sentence that names the time
    "past": feature(_NOT_PASSIVE + _PAST, rf"(?:i|he|she|we|they|and|then|who) {_SAME}"),
    "they_did": feature(
        rf"(?:they|staff|everyone|everybody|nobody|a member of staff|the team|the shop|the place|{_KIN}|the owner)(?: [a-z',-]{{1,12}}){{0,3}} (?:{_PAST}|{_SAME})",
        without=[_HABIT],
    ),
    "once": feature(
        r"once(?! (?:they|a customer|you|the|i'm|again|i've|you've|we|people|someone))|one (?:day|time|morning|afternoon|evening|night|saturday|sunday|monday|tuesday|wednesday|thursday|friday|weekend|christmas|lunchtime|boxing day)",
        r"last (?:week|weekend|month|christmas|easter|term|saturday|sunday|monday|tuesday|wednesday|thursday|friday|night|november|december|june|july|august|may|march)|the other (?:day|week|night|saturday)|yesterday|this (?:morning|weekend)",
        r"on (?:my|the|our) (?:first|second|third|last|busiest|opening|very first) (?:day|shift|week|saturday|night|evening|morning)|(?:weeks?|months?|years?|days?) ago|i (?:still )?remember (?:a|one|the|when|this)|never forget|a time (?:when|i|that|at|in)|the time (?:when|i|that|a)|when (?:i|we) (?:bought|returned|ordered|broke|lost|needed|moved|rang|phoned|dropped|booked|was (?:buying|looking|choosing|shopping|ten|eleven|twelve|\w{3,8}teen|little|small|a kid))",
        r"on (?:a|one|christmas|boxing|black|match|sports|open|market) (?:\w{1,12} )?(?:day|eve|saturday|sunday|friday|evening|night|morning|afternoon|shift)|at (?:our|the|my|a) (?:school|summer|village|christmas|church|charity|parents'|open|cake|bake) (?:\w{1,12} )?(?:fair|fete|sale|evening|day|play|event|stall|bazaar|market|f.te)|at christmas|(?:a|one) (?:busy |wet |rainy |cold |quiet |hot |sunny |really |very ){1,3}(?:saturday|sunday|morning|day|evening|afternoon|night|friday)",
    ),
    "told": feature(
        rf"{_MINE} (?:rang|phoned|called|asked|carried|fetched|ran (?:after|to|back|out|upstairs|down)|drove|wrote|wrapped|apologi[sz]ed|brought|bought|promised|offered|knelt|crouched|swapped|forgot|broke|spilled|spilt|dropped|lost|mixed up|returned|found (?:him|her|it|them|the|a|one)|gave (?:him|her|it|them|mine)|showed (?:him|her|them)|told (?:him|her|them)|sat (?:with|down))(?! (?:on|about|a lot|my best|that i))",
        without=[_HABIT, r"customers|(?:told|gave|asked|offered|brought|found) (?:all |the |other |many |lots of )?people"],
    ),
    # anything the speaker does or did, beside having an opinion
    "own_did": feature(
        r"(?:i|we)(?:'ve| have|'d| had)? (?:also |always |often |usually |never |recently |just )?(?:worked|helped|served|dealt|learnt|learned|volunteered|babysat|looked after|did|done|ran|taught|was|had|used|been|organi[sz]ed|captained|sold|took|made|"
        + _STRONG[3:],
        r"(?:at|in|from|for) my (?:\w{1,12} ){0,2}(?:job|role|work|school|college|shop|family|team|club|placement|time|course|uni|university|saturday job)|i worked",
    ),
    "own_do": feature(
        r"i (?:always |usually |also |often |really |never |still |just |like to |try to |can |do ){0,4}(?:listen|smile|notice|remember|speak|greet|ask|learn|keep|make|stay|try|talk|read|help|know|work|look|babysit|run|play|bring|take|volunteer|care for|write|check)",
        r"i'?m (?:a |an |very |really |quite |good |always |also |naturally |pretty ){0,4}(?:patient|calm|friendly|listener|organi[sz]ed|quick|at|reliable|polite|person|honest|curious|cheerful|used to|punctual|chatty|learner|fast|careful|hard-?working|bilingual|the one)",
        r"(?:my (?:\w{1,10} )?(?:strength|skill|patience|friends|family|teachers?|manager|boss|colleagues|languages?)|people (?:say|tell me))",
        r"i(?:'d| would| will|'ll| want to| am going to|'m going to) (?!say|define|describe|think|argue|call it|sum|like to say|be happy|love to work|put it|explain it|also say|see it|consider)[a-z]{2,14}",
    ),
    "visit": feature(
        r"(?:when|last time|because|as|and|before) i (?:came|come|walked|went|popped|visited|shopped|looked|was|bought|called|stood) (?:\w{1,10} ){0,4}(?:your|this|here)|i(?:'ve| have)? (?:visited|been (?:in|to|into)|shopped (?:at|in)|came (?:in|into|to)|come (?:in|into)|walked (?:in|into|past|round|around)|looked (?:at|round|around)|went (?:in|into|to|round)|popped (?:in|into)|noticed (?:that |how )?|saw (?:that |how )?(?:in |on )?|read (?:that |on )?|bought (?:\w{1,12} ){1,4}(?:in|from|at)) (?:your|this|here)",
        r"your (?:\w{1,14} )?(?:website|window|reviews?|instagram|tiktok|leaflet|display|workshop|returns page|returns policy|repair (?:counter|service|bench)|founder|history|loyalty (?:card|scheme)|regulars)|your (?:staff|assistants?|colleague|team) (?:\w{1,10} )?(?:was|were|helped|showed|asked|told|took|gave|remembered|knew)",
        r"your customers (?:\w{1,10} )?(?:come (?:in |to you )?(?:for|because|before|after|with)|rely|cook|travel|save|spend|walk in with|don't|aren't|live|are (?:mostly|often|probably|parents|families|beginners|students|older|tourists|busy|locals)|probably|mostly|tend|may not|might not|often)|(?:people|customers|they|families|parents|someone|everybody|everyone) (?:who )?(?:come|comes|coming) (?:to|into) (?:you|your shop|your store|you guys) (?:for|on|before|after|because|when|with)",
        r"(?:came|come|comes|coming|been|went|go|goes|shop|shops|shopped|shopping|bought [a-z ]{2,30}|ordered [a-z ]{2,30}) (?:in )?(?:to|with|from|at) (?:you|yours|here)(?! (?:and|team))|you (?:sell|stock|repair|lend|measure|specialise|specialize|deliver|hire out|rent|engrave|roast|bake|mend|fit people|make your own)|(?:what i like|i like|i love|i liked|i loved|i noticed|i saw|i read|i've seen|i know) (?:about |that |how |in )?(?:you|your|this|the) (?:shop|store|staff|team's|people here|window|website|sell|have a|do|let|offer|also|repair|make|give|greet)|(?:people|customers|they|families|parents|someone|everyone) (?:who )?(?:come|comes|shop|shopping|coming) (?:in )?here|(?:a|people in a|anyone in a) (?:shop|store) (?:like (?:yours|this|that)|that sells|for|where|full)|customers like yours|(?:here )?at yours|buying (?:a|an|their|your|his|her|something|one)",
        r"in (?:a|your|this) (?:shop|store|place) (?:like (?:this|yours|that))?,? ?(?:people|customers|families|parents|someone|somebody|it|there|that)|(?:a|your) (?:shop|store) (?:like (?:this|yours) )?(?:has|gets|is (?:the|full|where)|sells|smells|feels|looks)",
    ),
    "minimised": feature(
        rf"(?:i'?m|i am|i was|i'?ve been|it'?s|it was|that'?s|that was|this is|was|am) (?:really |honestly |probably |basically |still |literally )?(?:only|just) (?:a |an |my |some |the |one |your |there as a |there to )?{_NOUN}",
        r"(?:i'?m|i am) (?:still )?(?:only|just) (?:\d\d|sixteen|seventeen|eighteen|nineteen|twenty|young|little|starting|me|average|normal|ordinary|a normal|a regular|an ordinary)",
        r"(?:i'?ve|i have) (?:really |honestly )?(?:only|just)(?: really| ever)? (?:ever |really )?(?:done|had|worked|babysat|stacked|washed|volunteered|helped|got|a |some |basic|little)|i (?:only|just) (?:ever |really )?(?:worked|babysat|stacked|washed|volunteered|helped out|have a (?:bit|little|few)|have some|did (?:some|a bit|a few|the|it for)|helped (?:my|out|at|in)|did babysitting|collected trolleys|pushed trolleys|swept|carried (?:plates|boxes|bags)|poured|made (?:the )?tea)",
        r"i (?:don'?t|do not|haven'?t|have not|didn'?t) (?:really |actually |think i |honestly |feel like i |exactly ){0,4}(?:have |got |had |do |did |bring )?(?:any |much |a lot of |a lot |many |really |real |proper |particular |special |specific |relevant |that much |that many |enough |such |great |anything ){1,3}(?:of a |in the way of )?(?:skills?|experience|strengths?|talents?|qualifications?|to offer|to bring|to show|to say|qualities|abilities|confidence|to give|training|special|impressive|useful)",
        r"(?:i'?m|i am) (?:not|no|nothing|never) (?:really |actually |that |very |so |the |a |an |particularly |especially |exactly |all that |too |even |always |great |someone with |any ){0,4}(?:good|great|best|expert|experienced|confident|clever|special|skilled|qualified|smart|natural|amazing|brilliant|talented|right person|people person|outgoing|ideal|genius|strong|most (?:\w{3,12})|sales(?:man|woman|person)|pro|professional)(?! (?:enough )?(?:until|unless|without|if|yet but))",
        r"nothing (?:too |that |very |really |all that |so )?(?:special|much|impressive|amazing|fancy|exciting|important|clever|major|big|to write home about)|(?:it'?s|it was|that'?s|that was|this is|isn'?t|wasn'?t|is|was) (?:really |probably |honestly |obviously |hardly |barely )?(?:nothing (?:really|much|big|compared|like|at all|but)|not (?:really )?(?:a |any )?(?:proper|real|much|relevant|big deal|exactly)|no big deal|pretty basic|hardly|not a proper)",
        r"any(?:one|body)(?: else)? (?:could|can|would|would have|could have|else could)(?: have| easily){0,4} (?:do|done|did|manage|managed|does)(?: it| that| this| the same| as much)?|a monkey could|(?:i )?(?:just |only )?got lucky|i (?:was|got) (?:just |only )lucky|just (?:luck|lucky|common sense)|(?:i'?m|i am|i was) (?:probably |really |pretty |quite |a bit |kind of ){0,4}(?:too young|rubbish|useless|terrible|hopeless|awful|average|clueless|nobody|the worst|not much use|inexperienced|bad at|boring|slow at|a bit of a mess)|(?:don'?t|doesn'?t|didn'?t|wouldn'?t|won'?t|if (?:it|that)) (?:really |even |probably )?counts?(?: as| for)?(?! (?:the|out|it out|money|change|on))|not (?:that |like )?(?:it|that|this) counts",
        r"(?:not|isn'?t|wasn'?t|hardly|barely|doesn'?t feel like|never had) (?:really |exactly )?(?:a |any )?(?:proper|real) (?:job|work|experience|skills?|jobs|customer service)|i (?:guess|suppose) (?:that )?i(?:'m|'d be| am|'ve| have| can| could| was| did| do|'ll) |(?:sorry|apologi[sz]e)(?: that| but| if|,)? (?:i|my|it'?s|that'?s|it isn'?t|that isn'?t|this) (?:\w{1,10} ){0,3}(?:experience|not|only|much|don'?t|haven'?t|just|answer|better|example|boring|silly)|you(?:'ll| might| may| will)? (?:probably |have |surely ){0,4}(?:have|find|see|get|got|interviewed|met) (?:\w{1,10} ){0,3}(?:better (?:candidates|people|applicants)|more experienced|more qualified|people with more|stronger)|(?:better|stronger|more experienced|more qualified) (?:candidates|applicants|people) (?:than|out there|for)",
        r"(?:my )(?:skills?|experience|cv|resume|grades|people skills) (?:is|are|isn'?t|aren'?t|was|wasn'?t) (?:\w{1,10} ){0,2}(?:limited|basic|much|great|small|nothing|bad|poor|very little|average|relevant|that good|enough|special|weak)|(?:very |so |too )little (?:experience|skill|to offer)|limited (?:work |retail |customer )?(?:experience|skills)|(?:without|lack of|lack|lacking|zero|no) (?:any )?(?:real |proper |special |particular |relevant |actual )(?:skills?|experience|talents?|qualifications?)|i lack|i can'?t (?:really )?(?:offer|say i(?:'m| have| did))|compared (?:to|with) (?:others|other|someone|people with|most|the other|everyone)|i'?ll never be|i wouldn'?t (?:say|call) (?:that )?(?:i'?m|i am|i have|i was|myself|it (?:a|much|real))|i'?m hardly|(?:but|well|though) (?:it|that)(?:'s| is| was) (?:just|only)|no (?:real|particular|special) talents?",
        r"all i (?:really |ever )?(?:did|do|can do|could do|have|know)(?: really)? (?:is|was)|didn'?t (?:really )?do (?:much|anything|a lot|that much|very much)|(?:silly|stupid|boring|bad|lame|rubbish|poor|weak|tiny|pathetic|small) (?:little )?(?:example|story|job|answer|thing to mention|skill)|not much of (?:a|an)|(?:not sure|don'?t know|no idea|doubt|not certain) (?:if|whether|that|how|what) i(?:'m|'d| would| have| can| could|'ll)|(?:if you can call it|if you could call it|so-called|sort of a skill|nothing i'?m proud of)|probably (?:not|isn'?t|wasn'?t|doesn'?t|won'?t|haven'?t|don'?t) (?:\w{1,12} ){0,3}(?:much|enough|what you|good|relevant|impressive|interesting|count|useful|right)|(?:a bit|kind of|quite|too|really|very) (?:shy|quiet|young|slow|nervous|awkward|inexperienced)(?: (?:for|and|at|so|with))(?! people who)",
        without=[r"(?:didn'?t|don'?t|never|not) (?:stop|think it was only|see it as just|say (?:i'?m|it'?s) (?:only|just))", r"(?:customers?|people|shoppers?|visitors?|someone|somebody|those|kids|children) (?:who|that) (?:is|are|may be|might be|feel) (?:not|only|just|a bit|too|shy|nervous|quite|very)"],
    ),
    "scorn_customers": feature(
        rf"{_BAD} (?:old |little |young |rich |middle-aged |female |male ){{0,2}}(?:customers?|people|ones|women|men|ladies|guests?|shoppers?|tourists|parents|mums|moms|dads|husbands|wives|girls|guys|teenagers|clients?|buyers|types|folk|folks|kids|pensioners|public|woman|man|bloke|lady|guy|person|so-and-so|sods?)",
        rf"{_CUSTOMERS}{_SOFT}(?:can be|could be|are|were|was|is|get|got|can get|being|act|acted|behave|behaved) (?:(?:always|often|sometimes|usually|just|all|really|so|such|very|pretty|quite|a bit|honestly|being|basically|mostly|total|complete|absolute|proper|a|an|like|right|too|incredibly) ){{0,3}}(?:{_BAD}|idiots?|nightmares?|pains?|liars?|lying|morons?|time-?wasters?|snobs?|hard work|animals|sheep|children|a joke|jokers|trouble|brats)",
        rf"{_CUSTOMERS}{_SOFT}(?:(?:just|only|always|love to|like to|all|never|will|constantly|often|usually|mostly|basically) ){{0,3}}(?:moan|moaned|whine|whined|lie (?:to|about)|lied (?:to|about)|wastes? (?:your|my|our|everyone'?s) time|try it on|tried it on|kick off|kicked off|make (?:a )?(?:fuss|scene)|throw tantrums|talk rubbish|take the mick|take advantage|blame (?:you|us|me|the staff)|shout (?:at (?:you|us|me)|about)|treat (?:you|us|staff|me) (?:like|badly)|think (?:they(?:'re| are)|the world|they own)|expect (?:everything|the world|miracles)|want something for nothing|look(?:ed)? down|talk(?:ed)? down|don'?t (?:deserve|say please|say thank|have a clue)|can'?t be bothered|complain(?:ed)? (?:about (?:nothing|everything|anything|every|the smallest|stupid|silly)|for (?:no|the sake)|all the time|constantly|non-?stop))",
        r"idiots?|morons?|(?:total|absolute|complete|right|real|bit of a|proper|such a|utter) (?:nightmare|pain|idiot|cow|nutter|moron|jerk|karen|disgrace|shambles|joke|clown|bully|witch|snob|piece of work|monster|diva|brat)|karens?|time-?wasters?|scum|jerks?|psychos?|nutters?|pain in the (?:neck|backside|bum|ass|arse)|drama queens?|muppets?|old (?:bag|bat|cow|hag|goat|git)|moaners?|whiners?|scroungers?|cheapskates?|weirdos?|nutcases?|know-it-alls?|divas?|brats?|gits?",
        rf"{_CUSTOMERS}{_SOFT}(?:after a fight|drunks?|not (?:very|too|so|the|exactly|that|always the) (?:bright|brightest|nice|nicest|clever|smart|friendly|friendliest|polite|pleasant|easy|easiest)|know better|knew better|better than (?:you|us|me|everyone)|click(?:ed|ing)? their fingers|discounts? on everything|complain(?:ed)? just|argue (?:about|over) (?:everything|anything|nothing|pennies|pence)|take it out|took it out|don'?t deserve|didn'?t deserve|bad manners|so slow|unfriendly|impolite|ungrateful|bad[ -]mannered)",
        r"(?:stupid|silly|dumb|daft|ridiculous|pointless|endless|idiotic) (?:questions?|complaints?|reasons?|requests?|demands?|excuses?)|(?:complain(?:ed|ing)?|moan(?:ed|ing)?|argu(?:e|ed|ing)|shout(?:ed|ing)?|whin(?:e|ed|ing)) (?:a lot|all day|all the time|for nothing|about everything|about nothing|every day|non-?stop)|(?:their|her|his|people's|customers'|bad) attitude(?: problem)?(?! to(?:wards)?)|(?:gave|give|giving|gives) (?:me|us|you) (?:attitude|grief|abuse|a hard time|hassle|lip)|(?:just |only |obviously |clearly |really )(?:wanted|want|wants|looking|trying|after) (?:to (?:complain|argue|moan|cause|make trouble|be difficult)|a free|free|freebies|something (?:free|for free|for nothing)|attention)|(?:customer|she|he|lady|man|woman) was (?:(?:totally |completely |simply |obviously |clearly )(?:wrong|to blame|at fault)|lying)|no matter what you (?:do|did)|whatever you do for them|fake (?:a )?smile|pretend(?:ed|ing)? to (?:be nice|care|like|listen|agree)|b(?:ite|it|iting) my (?:tongue|lip)|(?:customers|women|men|guys) like (?:that|him|her|them|those|this)|typical (?:customer|of (?:her|him|them))|(?:not|isn'?t|wasn'?t) always right|never lifted|(?:can'?t|cannot) please (?:some|every|them)|some people (?:just (?:like|love|want|enjoy|come)|will always|are never|you (?:can'?t|cannot)) ?",
        r"(?:customers?|people|shoppers|guests|they) (?:[a-z']{1,12} ){0,3}(?:take out|took out|dump) (?:their|his|her) (?:anger|moods?|frustrations?)|(?:difficult|awkward|demanding|tricky|angry|impatient) (?:old |little )?(?:customers|people|ones|women|men|ladies|guests|shoppers|mums|types) (?:all day|every day|who (?:just|only|never|always|think|complain|moan|shout))|(?:get|got|had|have|see|saw|met) (?:\w{1,10} ){0,2}(?:horrors|nasties|bad ones|weird ones|odd ones|rude ones|crazy ones)|(?:god|goodness|honestly|frankly|let's be honest|to be honest|tbh)(?:,)? (?:most |some |half (?:the |of the )?|a lot of )?(?:customers|people|they|managers|bosses) (?:are|were|can be|just|don'?t|never)",
        r"(?:kind|type|sort) of (?:people|person|customers?|woman|man|lady) (?:who|that) (?!(?:i|really|need|likes?|loves?|just need|you can|buys?|reads?|is happy|wants? to (?:help|learn)|notices?|helps?|stays?|remembers?|gets? things|listens?|tries|never gives|works?|makes? sure|keeps?|asks?|learns?|enjoys?|can|will|puts?|always (?:helps?|tries|listens?|has|smiles))\b)[a-z]|you know the (?:type|sort|kind)|one of those (?:customers?|people|women|men|ladies|types|mums)|you (?:always |sometimes |often |do )?get (?:some |these |those |all sorts of |a lot of |the odd )?(?:\w{1,12} )?(?:people|customers?|ones|types|characters) (?:who|that|wanting|trying)|nothing better to do|(?:full of|thought a lot of|loved) (?:himself|herself|themselves)|(?:looking|spoiling|itching|after) (?:for )?a (?:fight|row|argument)|bit much|hard to like|fob(?:bed|bing) (?:him|her|them|people|customers) off|waste of (?:time|space)",
        rf"{_CUSTOMERS}{_SOFT}(?:never (?:satisfied|happy|pleased|grateful|thankful|know|listen|say)|impossible to please|no (?:manners|common sense|idea|clue|respect|patience|brain|brains|class)|the worst|only (?:want|wanted|care|cared|come|came) (?:about|to (?:moan|complain|argue)|discounts?|freebies)|trying to (?:get something|con|scam|cheat|rip|blag|pull)|treat(?:ed)? (?:you|us|me|staff) |rudely|wouldn'?t (?:listen|stop|shut)|shouldn'?t be allowed|unpleasant|awkward on purpose|fools|horrid|trouble-?makers?)",
        r"(?:she|he|lady|woman|man|bloke|guy|customer)(?: [a-z',-]{1,14}){0,4} (?:had the (?:cheek|nerve)|wouldn'?t (?:stop (?:moaning|complaining|shouting|ranting)|shut up)|ranted|was (?:obviously|clearly) (?:lying|just|trying|in the wrong|wrong|drunk|mad|stupid)|in the wrong|(?:trying|tried|wanted) to (?:con|scam|cheat|blag|get something for)|something for nothing|complained about everything|moaned|whined|had no (?:manners|idea|clue|reason|right)|didn'?t even (?:say|have the)|rudely)",
        r"who thinks? (?:the world|they(?:'re| are| own)|he|she)|(?:always|constantly|forever) (?:moaning|whining|complaining|having a go|kicking off|trying it on|demanding)|too (?:stupid|lazy|thick|dumb) to|(?:his|her|their) own (?:stupid )?fault|(?:made|making) (?:a )?(?:huge |big |massive )?(?:fuss|scene) (?:about|over) nothing|kicked off|(?:massive|huge|complete) (?:go at|tantrum|strop|fit)|(?:threw|throwing|had) a (?:strop|hissy fit)|(?:we|i) (?:all )?(?:laughed|joked|moaned|gossiped) about (?:him|her|them|customers|the customer)|to (?:shut (?:him|her|them|people) up|get rid of (?:him|her))|you (?:wouldn'?t|won'?t) believe (?:how|what|the)|couldn'?t be bothered|(?:some|so many|a lot of|half the|plenty of) (?:customers|people|of them) (?:are|were|can be) (?:\w{1,10} ){0,2}(?:difficult|demanding|impatient|awkward|wrong|slow|tiring|exhausting)|stroppy|snotty|gobby|bolshy|stuck-up|two-faced|jobsworth",
        r"(?:hate|hated|can'?t stand|couldn'?t stand|despised?|sick of|fed up (?:with|of)|tired of|loathed?|couldn'?t bear|put up with|putting up with|had enough of|dread(?:ed)?) (?:it when |how |all |having to |dealing with |serving |working with |working for |the way |when )?(?:\w{1,12} ){0,3}(?:customers?|people|boss|bosses|manager|managers|job|company|public|guests|shoppers|owners?|abuse|moaning|complaints?|nonsense|tourists|management|supervisor|employers?|parents|old place|place|restaurant|team|colleagues)",
        r"(?:wind|winds|wound|drive|drives|drove) (?:me|us|everyone) (?:up|mad|crazy|insane|nuts|up the wall)|(?:get|got|gets|getting) on my (?:nerves|wick)|(?:do|did|does) my head in",
    ),
    "scorn_employer": feature(
        rf"{_EMPLOYER}(?:,? [a-z'-]{{1,14}}){{0,9}},? (?:{_BAD}|disaster|bad mood|took it out on|shouted at|shout at|shouting at|yell at|saw (?:us|people|staff|customers|everyone) as|about nothing but|nothing but the|not (?:a|the|very|exactly) (?:nice|nicest|good|fair|great|best|kind)|hated|two-faced|couldn'?t (?:organi[sz]e|run|manage|keep staff|be bothered|cope)|didn'?t know what|didn'?t know how|never (?:had time|listened|there|around|helped|thanked|noticed|praised|trained|fixed|answered|did)|ripped|short of staff|understaffed|unpaid|underpaid|overworked|made us (?:lie|work|feel|push)|pushed us to|forced us|wouldn'?t let|only wanted|only interested|only thought|put (?:profit|sales|money) (?:first|before|over)|let (?:us|me|customers|people) down|lied|laughed at|picked on|moaned|fired|sacked|nightmare|bully|bullied|bullies|incompetent|shambles|disorgani[sz]ed|unprofessional|tyrant|control freak|toxic|chaos|chaotic|joke|stingy|greedy|dishonest|unfair|worst|shouted at|yelled at|screamed at|blamed (?:us|me|everyone|the staff)|favourites|had no (?:idea|clue|respect|manners|time for)|no idea how|no clue|on the sofa|out of (?:his|her|their) depth|gave up on|cared more about|more interested in|hid in|sat in the office|left us to|left me to|took the credit|blamed|bad (?:manager|boss|company|place|service|attitude|management)|poor (?:management|service|training|leadership|manager)|refused to (?:help|train|pay|listen)|wouldn'?t (?:listen|help|let us|train|pay))",
        rf"{_EMPLOYER}(?: [a-z',-]{{1,14}}){{0,7}} (?:was|were|is|are|been|being|could be|got)(?: (?:a|an|all|always|just|really|so|pretty|completely|totally|quite|very|honestly|basically|badly|too|absolutely|rather|absolute|complete|total|bit|right|proper|often|constantly|extremely|such|of)){{0,4}} (?:{_BAD}|bully|bullies|nightmare|unfair|incompetent|joke|mess|stingy|tight|disorgani[sz]ed|badly run|poorly run|run badly|chaotic|chaos|shambles|greedy|poor|unprofessional|shouting|careless|dishonest|shocking|appalling|sloppy|control freak|tyrant|cheap|understaffed|bad|never there|never around|only interested|only bothered|obsessed|impossible|toxic|depressing|waste of time|awful|clueless|hopeless|out of touch|crooks?|favouritism|disrespectful|ungrateful|nasty|on (?:his|her|their) phone)",
        rf"(?:{_EMPLOYER}|they|nobody there|no one there|everyone there|nobody|no one|he|she)(?: [a-z',-]{{1,14}}){{0,6}} (?:(?:didn'?t|did not|don'?t|doesn'?t|never|couldn'?t|wouldn'?t|cared?|only cares?|only cared?|just cared?) )(?:really |even |actually |ever |properly |once ){{0,2}}(?:care(?! of| for| home)|cared(?! for)|give a|gave a|bother|bothered|have a clue|had a clue|know what (?:they|he|she) (?:was|were)|listen(?:ed)? to (?:staff|us|me|anyone|anybody|a word)|train(?:ed)? (?:us|me|anyone|anybody|people|staff|new)|lift(?:ed)? a finger|help(?:ed)? (?:us|me|anyone|anybody|out)|appreciate(?:d)?|treat(?:ed)? (?:us|me|staff|people|anyone|their)|value(?:d)?|pay|paid|support(?:ed)?|thank(?:ed)? (?:us|me|anyone|staff)|said thank you|say thank you|respect(?:ed)?|look(?:ed)? after|about (?:money|profit|sales|the money|himself|herself|themselves|numbers|targets|the till)|less|backed|back (?:me|us)|teach|taught|show(?:ed)? (?:us|me|anyone))",
        rf"{_BAD} (?:old |little )?(?:boss|manager|company|place|shop|store|employer|workplace|owner|management|supervisor|colleagues|co-?workers|staff|environment|atmosphere|hours|pay|job|working conditions|team leader|bosses|managers|places?)|bad (?:boss|manager|management|employer|company)|(?:the|that|this) (?:restaurant|cafe|shop|store|supermarket|pub|hotel|company|place|bar|office) (?:itself )?(?:was|were)(?: (?:a|an|just|really|so|totally|very|complete|absolute|such)){{0,3}} (?:{_BAD}|mess|shambles|joke|chaos|dump|disorgani[sz]ed|badly run)|nobody (?:wanted|wants) to work|every(?:one|body) (?:left|quit|hated)|(?:left|quit|leaving) because (?:of )?(?:my|the|they|he|she|it|nobody)|work(?:ed|ing)? for (?:that|an?) (?:man|woman|idiot|bully|tyrant)",
        r"(?:my|the|our|his|her) (?:last |old |previous |former |current )?(?:boss|manager|owner|employer|company|management|supervisor|team leader|area manager|head office|colleagues|co-?workers)(?: there| at [a-z]{3,12})? (?:just |really |simply |clearly |obviously )?(?:never|didn'?t|did not|doesn'?t|couldn'?t|wouldn'?t|don'?t)(?: even| really)? (?!mind|have to|need|ask|expect|notice|want me|believe|had|tell|wait|realise|realize|say no|stop|forget|hesitate|worry|let me go|know (?:the|about|that|how to (?:do|fix|use))|see|have (?:one|any|it|the)|come|find|speak|understand the)",
        r"(?:terrible|awful|worst|bad|poor|rubbish|shocking|dreadful|appalling|horrible) (?:customer )?(?:service|experience) (?:i|at|from|in|there|because|and|that|when|with)|roll(?:ed|ing) (?:her|his|their) eyes|(?:assistant|girl|guy|man|woman|staff|lady|they|cashier|shop)(?: [a-z'-]{1,12}){0,5} (?:ignored me|ignored us|couldn'?t be bothered|didn'?t even look|on (?:her|his|their) phones?|looked down (?:on|at) me|sent me away)|(?:rival|other|big|chain) (?:shops?|stores?|chains?|companies|supermarkets?|places)(?: [a-z'-]{1,12}){0,5} (?:don'?t care|awful|terrible|rubbish|useless|rip|only want|never)",
        r"(?:treated|treat|treats|spoke to|paid|pays|talked to|underpaid|exploited|bullied|ripped off|lied to|managed|overworked|screamed at|shouted at|ignored|used|yelled at) (?:us|me|staff|people|everyone|everybody|their staff|the staff|his staff|her staff|the workers|customers|the team|their customers)(?: all)? (?:like (?:dirt|rubbish|slaves|crap|idiots|nothing|animals|children|a number|trash|robots|machines)|badly|terribly|peanuts|awfully|horribly|really badly|so badly|unfairly|every day|constantly|poorly|for no reason|all the time|in front of)|only cared? about|couldn'?t care less|could care less|cut(?:ting)? corners|ripp(?:ed|ing) (?:people|customers|us|them) off|(?:lied|lying|lie) to (?:customers|people|us)|took advantage of|no (?:training|support|thanks|leadership|respect) (?:at all|whatsoever|from|there)|(?:badly|poorly|terribly) (?:run|managed|organi[sz]ed|treated|trained|paid)|(?:unlike|not like) (?:my|the|at my|at the) (?:last|old|previous|former) (?:\w{3,12})|(?:glad|relieved|couldn'?t wait) to (?:leave|get out|be out|be gone|get away|have left)|i walked out",
    ),
    "scorn_person": feature(
        rf"(?:she|he|they|customer|woman|man|lady|guy|bloke|boss|manager|who|couple|family)(?: (?!i\b)[a-z',-]{{1,12}}){{0,4}} (?:was|were|is|are|got|became|being)(?: (?:being|a|an|just|really|so|very|totally|incredibly|extremely|completely|pretty|quite|clearly|obviously|one of the|the|most|such|absolutely|always|honestly|total|complete|bit|of|right|real|proper)){{0,4}} (?:{_BAD}|nightmare|cow|snob|idiot|jerk|bully|pain|liar|ridiculous|wrong and|in the wrong)",
        r"(?:was|were|is|are|so|really|very|being|pretty) mean(?: to| with| about|[.,;!])",
        r"for no (?:good )?reason(?: at all)?",
        without=[r"at first|turned out|turns out|reali[sz]ed|because (?:he|she|they|his|her|it)|apologi[sz]ed|understand|underneath|worried|scared|grie|lonely|in pain|upset|it wasn'?t about me|embarrassed|not (?:being )?(?:rude|mean)|wasn'?t|weren'?t|isn'?t|aren'?t|felt"],
    ),
}  # fmt: skip

_EXAMPLE = [
    "any",
    "episode",
    ["near", "once", "told"],
    ["near", "once", "they_did"],
    ["near", "told", "they_did"],
    ["times", 3, "told"],
]
_OWN = ["any", _EXAMPLE, "own_did", ["times", 2, "own_do"]]
_STORE = ["any", "shop", "visit"]

RULES: dict[str, Any] = {
    "limit": 8000,
    "least": 5,
    "english": ENGLISH,
    "goods": GOODS,
    "features": FEATURES,
    "notes": {
        "empty": "There is nothing here yet. Write your answer as you would say it, then check again.",
        "short": "That is too short to say anything about. Write as much as you would say in a minute.",
        "not-english": "This does not read as English sentences, and English is all that the checker reads. Nothing was judged.",
        "long": "This is longer than anybody would listen to. Only the beginning was looked at.",
    },
    "checks": [
        check(
            "definition-only", ["not", _OWN],
            "It says what good service is, and nobody in it does anything. Give the definition one sentence, then say what "
            "you did, or would do.",
        ),
        check(
            "no-example", ["not", _EXAMPLE],
            "There is no one time in it. Add a moment that happened, at work, at school, at home or when you were the "
            "customer: who it was, what you did, how it ended.",
        ),
        check(
            "nothing-about-store", ["not", _STORE],
            "It would fit any shop. Add a sentence about this one: what it sells, or what the people who come in want help with.",
        ),
        check(
            "played-down", "minimised",
            "These words make small what you bring. Leave them out and say what you did: it counts wherever you did it.",
            "minimised",
        ),
        check(
            "negative", ["any", "scorn_customers", "scorn_employer", "scorn_person"],
            "These words speak ill of a customer or of an employer, and the panel will wonder what you will say of them. Say what "
            "the person needed and what you did.",
            "scorn_customers", "scorn_employer", "scorn_person",
        ),
    ],
    "finds": [
        check("own", _OWN, "It says something that you did or would do, beside the definition."),
        check("example", _EXAMPLE, "There is a moment that happened in it."),
        check("store", _STORE, "It speaks of this shop.", "shop", "visit"),
    ],
}  # fmt: skip
