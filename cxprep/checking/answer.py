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

_ADJ = r"(?:[a-z'-]{1,14} ){0,4}"
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
    r"apologi[sz]ed|offered|made|drove|carried|fetched|ran|wrapped|checked|fixed|swapped|let|put|stayed|opened|wrote|packed|picked|helped|"
    r"thanked|laughed|got|didn'?t|did not|started|broke|spilled|spilt|fell|arrived|missed|turned|knew|knelt|listened|read|sent|paid|saw|heard|"
    r"was (?:looking|crying|upset|lost|struggling|standing|waiting|buying|really|very|so|in|worried|angry|nervous|getting|trying|stuck|holding|sat|cross|shy|new|late|confused|having)|"
    r"were (?:looking|lost|struggling|waiting|in|arguing)|had (?:a|an|been|bought|lost|ordered|booked|forgotten|broken|come|no|the|just|waited|driven|two|three|left|told|to)|hugged|refused|replied|tried|sold|chose|"
    r"used|served|greeted|handed|measured|cleaned|knocked|hurt|handled|dealt|replaced|refunded|promised|suggested|tasted|taught|poured|mixed|burnt|burned|cut|"
    r"crouched|lent|counted|moved|charged|saved|sorted|rebooked|emailed|texted|tipped|hung|cancelled|mended|nodded|calmed|admitted)"
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
    r"(?:[a-z-]{1,12} ){0,2}(?:job|jobs|work|thing|shift|shifts|round|stall|experience|assistant|helper|role|gig|hobby|club)|paper round|babysitter|mum|mom|housewife|"
    r"dishwasher|pot washer|shelf stacker|little|small|bit)"
)

FEATURES: dict[str, Any] = {
    "person": feature(
        rf"(?:a|an|one|this|another|some|our|my|the|her|his|someone's|this one|that|their|two|somebody's) {_ADJ}{_PERSON}(?:'s)?",
        r"someone|somebody|mrs? [a-z]{2,15}|mr [a-z]{2,15}|(?:she|he|her|him)",
        without=[r"he or she|his or her|him or her|she or he"],
    ),
    "past": feature(_PAST),
    "she": feature(r"she|he|him|her", without=[r"he or she|his or her|him or her|she or he"]),
    "once": feature(
        r"once(?! (?:they|a customer|you|the|i|i'm|again|i've|you've|we))|one (?:day|time|morning|afternoon|evening|night|saturday|sunday|monday|tuesday|wednesday|thursday|friday|weekend|summer|christmas|winter|lunchtime|week|shift|year|boxing day)",
        r"last (?:week|weekend|month|year|summer|winter|spring|autumn|christmas|easter|term|saturday|sunday|monday|tuesday|wednesday|thursday|friday|night|november|december|june|july|august|may|march)|the other (?:day|week|night|saturday)|yesterday|this (?:morning|summer|week|weekend)",
        r"on (?:my|the|our) (?:first|second|third|last|busiest|opening|very first) (?:day|shift|week|saturday|night|evening|morning)|(?:weeks?|months?|years?|days?) ago|there was (?:a|an|one|this)|i (?:still )?remember|never forget|(?:for example|for instance|an example|one example|my example|best example|example is)|a time (?:when|i|that|at|in)|the time (?:when|i|that|a)|when (?:i|we) (?:bought|went|returned|ordered|broke|lost|took|needed|moved|rang|phoned|walked|dropped|was (?:buying|looking|choosing|shopping|ten|eleven|twelve|\w{3,8}teen|little|small|a kid))",
        r"on (?:a|one|christmas|boxing|black|match|sports|open|market) (?:\w{1,12} )?(?:day|eve|saturday|sunday|friday|evening|night|morning|afternoon|shift)|at (?:our|the|my|a) (?:school|summer|village|christmas|church|charity|parents'|open|cake|bake) (?:\w{1,12} )?(?:fair|fete|sale|evening|day|play|event|stall|bazaar|market|f.te)|at christmas|(?:during|in) (?:the )?(?:lockdown|school|year (?:ten|eleven|nine|twelve|\d{1,2})|my final year|freshers|half term)|(?:a|one) (?:busy |wet |rainy |cold |quiet |hot |sunny |really |very ){1,3}(?:saturday|sunday|morning|day|evening|afternoon|night|friday)",
    ),
    "did": feature(rf"{_MINE} {_STRONG}"),
    "did_it_for": feature(
        rf"{_MINE} (?:helped|served|dealt with|looked after|listened to|met|had|taught|calmed|drove) (?:a|an|one|him|her|this|my|his|mrs?|someone|somebody)(?! (?:lot|job|good|great|bit|bad|sense|chance|customer service|big team|team|role|few|love|passion|year|part))",
    ),
    "result": feature(
        r"(?:she|he|they|the (?:lady|man|woman|family|couple|customer|guy|boy|girl|mum|mother)) (?:\w{1,10} )?(?:came back|come back|still|thanked|thank|smiled|smile|left|wrote|hugged|bought|told me|said|cried|was so|were so|was happy|was really|laughed|asked for me)",
    ),
    # anything the speaker does or did, beside having an opinion
    "own_did": feature(
        r"(?:i|we)(?:'ve| have|'d| had)? (?:also |always |often |usually |never |recently |just )?(?:worked|helped|served|dealt|learnt|learned|volunteered|babysat|looked after|did|done|ran|taught|was|had|used|been|organi[sz]ed|captained|sold|took|made|"
        + _STRONG[3:],
        r"(?:at|in|from|for) my (?:\w{1,12} ){0,2}(?:job|role|work|school|college|shop|family|team|club|placement|time|course|uni|university|saturday job)|i worked",
    ),
    "own_do": feature(
        r"i (?:always |usually |also |often |really |never |still |just |like to |try to |can |do )*(?:listen|smile|notice|remember|speak|greet|ask|learn|keep|make|stay|try|talk|read|help|know|work|look|babysit|run|play|bring|take|volunteer|care for|write|check)",
        r"i'?m (?:a |an |very |really |quite |good |always |also |naturally |pretty )*(?:patient|calm|friendly|listener|organi[sz]ed|quick|at|reliable|polite|person|honest|curious|cheerful|used to|punctual|chatty|learner|fast|careful|hard-?working|bilingual|the one)",
        r"(?:my (?:\w{1,10} )?(?:strength|skill|patience|friends|family|teachers?|manager|boss|colleagues|languages?)|people (?:say|tell me))",
        r"i(?:'d| would| will|'ll| want to| am going to|'m going to) (?!say|define|describe|think|argue|call it|sum|like to say|be happy|love to work|put it|explain it|also say|see it|consider)[a-z]{2,14}",
    ),
    "visit": feature(
        r"(?:when|last time|because|as|and|before) i (?:came|come|walked|went|popped|visited|shopped|looked|was|bought|called|stood) (?:\w{1,10} ){0,4}(?:your|this|here)|i(?:'ve| have)? (?:visited|been (?:in|to|into)|shopped (?:at|in)|came (?:in|into|to)|come (?:in|into)|walked (?:in|into|past|round|around)|looked (?:at|round|around)|went (?:in|into|to|round)|popped (?:in|into)|noticed (?:that |how )?|saw (?:that |how )?(?:in |on )?|read (?:that |on )?|bought (?:\w{1,12} ){1,4}(?:in|from|at)) (?:your|this|here)",
        r"your (?:\w{1,14} )?(?:website|window|staff|team|assistants?|reviews?|instagram|page|counter|display|advert|returns|shelves|stock|range|products|workshop|fitting|policy|branch|founder|history|loyalty|repair|floor|aisles|department|till|kitchen|colleagues|regulars|leaflet)",
        r"your customers (?:are|come|want|will|often|probably|need|might|may|mostly|usually|tend|walk|ask|have|who|spend|buy|choose|expect|trust|save|travel|live|cook|don't|aren't|get)|(?:people|someone|somebody|customers|a customer|anyone|everyone) (?:who )?(?:come|comes|coming|walk|walks|walking)? ?(?:in |here |to you )(?:for|to buy|looking for|because|wanting|before)|what you (?:sell|make|do here|stock)|(?:things|stuff|products) you sell",
    ),
    "minimised": feature(
        rf"(?:i'?m|i am|i was|i'?ve been|it'?s|it was|that'?s|that was|this is|was|am) (?:really |honestly |probably |basically |still |literally )?(?:only|just) (?:a |an |my |some |the |one )?{_NOUN}",
        r"(?:i'?ve|i have|i) (?:really )?(?:only|just)(?: really| ever)? (?:ever |really )?(?:done|had|worked|got|been|did|helped|stacked|washed|volunteered|served|looked|know|made|have|babysat|pushed|collected)",
        r"(?:i'?ve|i have) (?:only|just) (?:ever )?(?:a |some |one )?(?:little|bit|basic|small)|only (?:been|worked|helped|stacked|washed|babysat|a few (?:weeks|months)|for a (?:bit|little|few))(?: a| in| at| for| my)?",
        r"i (?:don'?t|do not|haven'?t|have not|didn'?t|never) (?:really |actually |think i |got |have |had |think |feel like i )*(?:have |got )?(?:any |much |a lot of |many |really |real |proper |particular |special |specific |relevant |that much |that many |enough |such |great ){1,3}(?:skills?|experience|strengths?|talents?|qualifications?|to offer|qualities|abilities|confidence|to give|training)",
        r"(?:i'?m|i am) (?:not|no) (?:really |actually |that |very |so |the |a |an |particularly |especially |exactly |all that |too |even |always |great |sure (?:if )?i(?:'m| am) )*(?:good|great|best|expert|experienced|confident|clever|special|skilled|qualified|smart|natural|amazing|brilliant|talented|right person|people person|outgoing|ideal|genius|strong)(?! (?:enough )?(?:until|unless|without|if))",
        r"(?:nothing|not anything|wasn'?t anything|isn'?t anything|not) (?:too |that |very |really |all that |so )?(?:special|much|impressive|amazing|fancy|a big deal|a lot|exciting|important|clever)|(?:it'?s|it was|that'?s|that was|this is|isn'?t|wasn'?t|is) (?:really |probably |honestly )?(?:nothing(?: (?:really|much|special|big|compared|like))?|not (?:really )?(?:a )?(?:proper|real|much|relevant)|no big deal|pretty basic|not a proper)",
        r"any(?:one|body) (?:could|can|would|would have|could have|else could)(?: have)? (?:do|done|did|learn|manage|managed|have done|work|does|been able)(?: it| that| this| the same)?|a monkey could|(?:i )?(?:got|was) (?:just |only )?lucky|(?:i'?m|i am|was) (?:probably )?(?:too young|rubbish|useless|terrible|hopeless|bad|awful|pretty average|average|clueless|nobody|the worst|not much use)(?: at| with)?|i know nothing|(?:don'?t|doesn'?t|didn'?t|wouldn'?t|won'?t) (?:really )?count(?: as| for)?(?! (?:the|out|it out|money|change))|not (?:that |like )?(?:it|that|this) counts",
        r"(?:not|isn'?t|wasn'?t|hardly|barely|doesn'?t feel like) (?:really |exactly )?(?:a )?(?:proper|real) (?:job|work|experience|skills?|jobs|customer service)|i (?:guess|suppose) i(?:'m| am|'ve| have| can| could| was| did| do) (?:\w{1,10} ){0,3}(?:ok|okay|alright|all right|fine|decent|friendly|good|quite|a bit|kind|nice|reliable|polite|helpful|some|fairly)|(?:sorry|apologi[sz]e)(?: that| but|,)? (?:i|my|it'?s|that'?s) (?:\w{1,10} ){0,3}(?:experience|not|only|much|don'?t|haven'?t|just|answer)|i'?m afraid|for someone like me|(?:you|they) (?:might|may|probably|will) (?:have|find|see|think|want|get) (?:\w{1,10} ){0,3}(?:better|more experienced|more qualified|people with)",
        r"(?:my )?(?:skills?|experience|cv|resume|english) (?:is|are|isn'?t|aren'?t|was|wasn'?t) (?:\w{1,10} ){0,2}(?:limited|basic|much|great|small|nothing|bad|poor|not|a bit|very little|average|relevant|that good|enough|special)|(?:very |so |too )?little (?:experience|skill)|limited (?:experience|skills)|(?:without|lack of|lack|lacking|zero|no) (?:any )?(?:real |proper |special |particular |relevant |actual )(?:skills?|experience|talents?|qualifications?)|i (?:lack|struggle with|struggle to|can'?t really|couldn'?t really|can'?t offer)|compared (?:to|with) (?:others|other|someone|people|most|the)|i'?ll never be|i wouldn'?t (?:say|call) (?:that )?(?:i'?m|i am|i have|i was|myself|it)|i'?m hardly|(?:but|well) (?:it|that)(?:'s| is| was) (?:just|only)|just (?:helping|stacking|washing|carrying|standing|babysitting|doing|being|sitting|pouring|handing|taking|scanning) (?:\w{1,12} ){0,3}(?:really|nothing|though|so|that'?s)|no (?:real|particular|special) talents?|just (?:luck|lucky|common sense)",
        without=[r"(?:didn'?t|don'?t|never|not) (?:stop|think it was only|see it as just)", r"(?:customers?|people|shopper|visitors?) (?:who|that) (?:is|are) (?:not|only|just)"],
    ),
    "scorn": feature(
        r"(?:rude|annoying|stupid|horrible|nasty|awful|ignorant|entitled|obnoxious|idiotic|dumb|thick|moaning|moany|whiny|whining|grumpy|miserable|lazy|arrogant|demanding|impossible|crazy|silly|selfish|ungrateful|pathetic|ridiculous|fussy|cheap|toxic|nightmare|terrible|unreasonable|mad|disgusting|clueless|rubbish|useless|incompetent|bad-tempered|mean|time-wasting|snobby|spoilt|spoiled|picky|mouthy|vile|dreadful|irritating|pushy|hopeless|boring|bossy|aggressive|moody|bitter|bullying) (?:old |little |young |rich |middle-aged ){0,2}(?:customers|people|ones|women|men|ladies|guests|shoppers|tourists|parents|kids|pensioners|karens?|public|managers?|boss|bosses|owners?|company|supervisors?|employers?|colleagues|staff|co-?workers|management|team leaders?|place to work|places? to work|old (?:woman|man|lady|bloke|boss|job)|woman|man|bloke|so-and-so|workplace|job)",
        r"(?:customers?|people|shoppers|guests|the public|some of them|most of them|they|tourists|parents|half of them|pensioners|old people|students|kids) (?:who |that )?(?:can be |could be |are |were |was |is |get |got |can get |just )(?:always |often |sometimes |usually |just |all |really |so |such |very |pretty |quite |a bit |honestly |being |basically |mostly |total |complete |absolute |proper |a |an ){0,3}(?:rude|stupid|annoying|idiots?|horrible|nasty|awful|ignorant|entitled|dumb|thick|lazy|arrogant|impossible|crazy|selfish|ungrateful|pathetic|ridiculous|fussy|a nightmare|nightmares?|clueless|mean|moaning|whining|complaining|a pain|pains|liars?|lying|morons?|time-?wasters?|unreasonable|demanding|disgusting|karens?|hard work|wrong|picky|difficult|impatient|snobs?|irritating|aggressive|moody)",
        r"idiots?|morons?|(?:total|absolute|complete|right|real|bit of a|proper|such a) (?:nightmare|pain|idiot|cow|nutter|moron|jerk|karen|disgrace|shambles|joke|clown|bully)|karens?|time-?wasters?|scum|losers?|jerks?|psychos?|nutters?|pain in the (?:neck|backside|bum|ass|arse)|drama queens?|clowns|muppets?|old bag|moaners?|whiners?|scroungers?|bullies",
        r"(?:hate|hated|can'?t stand|couldn'?t stand|despise|despised|sick of|fed up with|tired of|loathe|loathed|couldn'?t bear|wind me up|drive me mad|drove me mad|get on my nerves|got on my nerves|do my head in|did my head in|drove me (?:crazy|up the wall|insane)|drives me (?:mad|crazy)|wound me up|put up with) ?(?:with )?(?:my |the |that |those |when |it when |these |a lot of |all the |some |how |all |dealing with |serving |rude |old |having to |their |being |working )?(?:\w{1,12} ){0,2}(?:customers?|people|boss|manager|job|place|company|public|guests|shoppers|owner|owners|they|managers|abuse|moaning|complaints|rubbish|nonsense|them|him|her|customers'|tourists|working|management|supervisor|serving)?",
        r"(?:my|the|our|that|their|whose|previous|last|old|former|that|her) (?:\w{1,12} ){0,2}(?:boss|manager|company|employer|supervisor|owner|management|managers|owners|bosses|place|head office|team leader|shop|store|restaurant|cafe|staff|colleagues|co-?workers|workplace|assistant manager|team|job|chain) (?:there |who |that )?(?:i worked (?:for|at|in) )?(?:was|were|is|are|had been|could be)(?: a| an| all| always| just| really| so| pretty| completely| totally| quite| very| honestly| basically| badly| too| absolutely| rather| an absolute| a complete| a total| a bit| a right| proper){0,3} (?:useless|terrible|awful|rubbish|horrible|bad|a bully|bully|bullies|a nightmare|nightmare|unfair|lazy|incompetent|a joke|joke|rude|toxic|a mess|mess|clueless|mean|nasty|stingy|cheap|disorgani[sz]ed|badly run|run|chaotic|chaos|hopeless|shambles|a shambles|stupid|greedy|dreadful|poor|miserable|pathetic|disgusting|boring|unprofessional|shouting|moody|careless|ignorant|tight|mad|an idiot|dishonest|shocking|appalling|sloppy)",
        r"(?:boss|manager|company|employer|supervisor|owner|management|managers|owners|they|head office|colleagues|co-?workers|staff|place|nobody there|no one there|everyone there|bosses|shop|store|team|restaurant|chain) (?:there )?(?:just |really |only |clearly |obviously |honestly |never |always |constantly |all |basically |simply )*(?:didn'?t|did not|don'?t|doesn'?t|never|couldn'?t) (?:really |even |actually |ever )?(?:care|cared|give a|bother|bothered|have a clue|know what (?:they|he|she) (?:was|were)|listen(?:ed)? to (?:staff|us|me|anyone|anybody)|trained? (?:us|me|anyone|anybody|people|staff|new)|help(?:ed)?(?: us| me| anyone| anybody| out)?(?=[,.!?]| and| so|$)|appreciated? (?:us|me|anyone|staff|anything)|treat(?:ed)? (?:us|me|staff|people) (?:well|right|fairly|properly)|did any(?:thing)?|pay|paid (?:us|me|properly|on time|enough)|supported? (?:us|me|staff|anyone)|had a clue|bothered|said thank you)",
        r"(?:treated|treat|treats|spoke to|paid|pays|ran|talked to|underpaid|exploited|bullied|ripped off|lied to|managed|overworked|shouted at|screamed at) (?:us|me|staff|people|everyone|everybody|their staff|the staff|the workers|the place|the shop|customers|the team|their customers|them)(?: all)? (?:like (?:dirt|rubbish|slaves|crap|idiots|nothing|animals|children|a number|trash)|badly|terribly|peanuts|awfully|horribly|really badly|so badly|unfairly|every day|constantly|poorly|for no reason)|(?:only|just) cared? about (?:money|profit|sales|the money|himself|herself|themselves|numbers|targets|the till)",
        r"(?:customers?|people|the public|shoppers|they|guests|tourists) (?:\w{1,10} )?(?:just |only |always |love to |like to |all |never |will |constantly |often |don'?t ){1,3}(?:moan|whine|complain (?:about (?:nothing|everything|anything|every))|lie|know what they (?:want|are talking)|waste (?:your|my|our|everyone'?s) time|say (?:please|thank)|think they(?:'re| are) (?:special|always|better|so)|want something for nothing|think (?:for themselves|the world|they own)|read|listen|blame|take it out|try it on|shout|make (?:a )?(?:fuss|mess)|expect (?:everything|the world|you to))|(?:always|constantly) (?:moaning|whining|complaining|having a go|kicking off|trying it on)|customers (?:lie|moan|whine)|too (?:stupid|lazy|thick|dumb) to|(?:his|her|their) own (?:stupid )?fault|(?:made|making) (?:a )?(?:huge |big |massive )?(?:fuss|scene) (?:about|over) nothing|for no (?:good )?reason(?: at all)?|kicked off|had a (?:massive |huge )?(?:go at|tantrum|strop)|(?:we|i) (?:all )?(?:laughed|joked|moaned|gossiped) about (?:him|her|them|customers|the customer)|(?:was|were|being) (?:so |really |just |very |totally |incredibly |extremely )(?:rude|stupid|horrible|nasty|ignorant|unreasonable|ridiculous|annoying|awful|entitled|disgusting|vile)(?: to me| to us| about it)?",
    ),
}  # fmt: skip

_EXAMPLE = [
    "any",
    ["same", "person", "past"],
    ["near", "once", "did"],
    ["near", "once", "did_it_for"],
    ["near", "she", "did"],
    ["all", "did_it_for", "result"],
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
            "negative", "scorn",
            "These words speak ill of a customer or of an employer, and the panel will wonder what you will say of them. Say what "
            "the person needed and what you did.",
            "scorn",
        ),
    ],
    "finds": [
        check("own", _OWN, "It says something that you did or would do, beside the definition."),
        check("example", _EXAMPLE, "There is a moment that happened in it."),
        check("store", _STORE, "It speaks of this shop.", "shop", "visit"),
    ],
}  # fmt: skip
