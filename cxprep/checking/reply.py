# ruff: noqa: E501 (a pattern is not broken over lines)
"""The rules for a reply to Maya Lindqvist, whose video about a returned casserole spreads on a Saturday.

What happened: the return came after the thirty days, it was credited and not refunded, and the agent who explained that
did so in a dismissive tone. The rules look for what only this customer could be told, for how it was for her, and for
somebody who takes it on; they object to phrases sent to everybody and to those that protect the writer. Any honest way
of being specific counts. Whether it is true, kind or wise they cannot judge.
"""

from __future__ import annotations

from typing import Any

from cxprep.checking.boilerplate import BOILERPLATE, HEDGES
from cxprep.checking.rules import ENGLISH, check, feature

_NUMBER = r"(?:\d{1,3}(?: ?(?:-|to|or) ?\d{1,3})?|(?:two|three|four|five|ten|one) (?:to|or) (?:two|three|four|five|six|seven|ten)|an?|one|two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|thirty|forty|forty-eight|few|couple of)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m|p\.m)|(?:\w{3,6} )?o'clock|noon|midday|midnight|\d{1,2}[:.]\d\d|\d{1,2}h\d\d)"
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past \w{3,6}|(?:a )?quarter (?:past|to) \w{3,6}|\d{1,2})"
_SOMEBODY = r"(?:i|we|esther|maya|she|he|they|you|somebody|someone|my team|our team|the team|(?:our|my) [a-z' -]{1,30}|[a-z]{2,12} (?:quayle|lindqvist))"
_DOES = r"(?:call|calling|ring|ringing|phone|phoning|write|writing|email|emailing|send|sending|post|posting|publish|publishing|refund|refunding|pay|paying|change|changing|meet|meeting|speak|speaking|talk|talking|listen|listening|reopen|reopening|review|reviewing|sit|sitting|rewrite|rewriting|report|reporting|tell|telling|turn|turning|put|putting|fix|fixing|come|coming|let you know|train|training|go through|going through|look at|looking at|reverse|reversing|convert|converting|process|processing|issue|issuing|move|moving|answer|answering|update|updating|follow|following|get|getting|message|messaging|dm|dming|telephone|telephoning|text|texting|coach|coaching|start|starting|book|booking|set|setting|see|seeing|take|taking|go|going|make|making|work|working|deal|dealing|run|running|teach|teaching|visit|visiting|bring|bringing|give|giving|pick|picking|drop|dropping|arrange|arranging|add|adding|credit|crediting|replace|replacing|apologise|apologising)"

FEATURES: dict[str, Any] = {
    # what happened, and to which thing
    "thing": feature(
        r"casseroles?|casserole dish|dutch oven|cocotte|pots?|pans?|dish|dishes|lids?|cast[- ]iron|enamel(?:led)?|stew ?pot|braiser",
    ),
    "window": feature(
        r"(?:30|thirty)[- ]?days?(?!'? (?:time|from))",
        r"(?:30|thirty)[- ]day (?:window|limit|rule|policy|period|return|returns|mark)",
        r"day (?:3\d|4\d|5\d|thirty[a-z-]{0,8}|forty[a-z-]{0,8})",
        r"(?:3\d|4\d|thirty-\w{3,5}|forty-?\w{0,5})(?:rd|st|th|nd)? days?",
        r"(?:few|couple of|two|three|four|five|\d{1,2}|some|several) days? (?:late|after|outside|over|past|beyond|too late)",
        r"(?:return|returns|refund|our|the|that) window|window (?:for|had|has|was|closed)|outside (?:of )?(?:the|our) (?:window|limit|period|time)",
        r"deadline|cut-?off(?: date)?|time limit|past the (?:date|limit|day|window)|came (?:in |back )?(?:to us )?late|(?:was|were|being|too|just) (?:late|too late)",
    ),
    "credit": feature(
        r"(?:store|shop|larkfield|account) credits?",
        r"credits? (?:note|not|instead|rather|and not|but not|in place|where|when|when you|that you|you (?:got|were|did|have)|on (?:your|her) account|we (?:gave|issued))",
        r"(?:a|as a|as|the|your|that|into|to|for|was|in|issued) credit(?:s|ed)?(?! (?:card|to you|where|for (?:raising|saying|speaking)))",
        r"credits?(?! (?:card|to you|where|for (?:raising|saying|speaking)))|(?:late|refused|denied) returns?|returned late|returns? (?:was|came|is|came in|arrived) late",
        r"credited|gift cards?|vouchers?",
    ),
    "tone": feature(
        r"(?:the|our|that|whose|a|her|his|in a|such a|agent's|colleague's) (?:\w{1,12} ){0,2}tone|tone of (?:that|the|our|voice)",
        r"dismissive(?:ly|ness)?|dismissal|curt(?:ly|ness)?|brusque(?:ly)?|abrupt(?:ly)?|cold(?:ly)?|(?:was|were|so|too|been|being) short with|offhand|sharp(?:ly)?|snapp(?:ed|y|ing)|flippant(?:ly)?|impatient(?:ly)?|condescending(?:ly)?|patroni[sz](?:ed|ing)",
        r"talk(?:ed|ing)? down to|brush(?:ed|ing)? (?:you |her |it |that |people )?(?:off|aside)|hung up|wav(?:ed|ing) (?:you )?(?:away|off)|fobb(?:ed|ing) (?:you )?off|shut (?:you )?down|rushed (?:you|through)|clipped",
        r"(?:spoke|spoken|talked|sounded) (?:to|with|at) (?:you|like)|(?:way|how|manner in which) (?:we|our \w{3,12}|she|he|they|you were|that|the \w{3,12}|it was|somebody|someone) (?:\w{1,12} ){0,3}(?:spoke|spoken|said|talked|told|explained|put|sounded|came across|answered|treated)",
        r"(?:heard|listened to|played|hear|listen to) (?:\w{1,12} ){0,3}(?:call|recording|conversation)|recording of (?:your|the|that)",
    ),
    "explained": feature(
        r"(?:no|any|an|without|the|that|real|proper|better|our|one-line|short) explanations?|explained (?:it|that|the|why|our|to you|badly|in|this|how|what)|without (?:explaining|a reason|saying why|telling you why)|never (?:told|explained|said)|explain (?:why|it properly|the rule|what|that|our|the)|not (?:explained|told) (?:why|properly|you)|told (?:you )?why",
        without=[r"(?:i|we|she|he)(?:'ll| will| would| can|'d) (?:also |then |personally |happily )?explain"],
    ),
    "denied": feature(
        r"(?:return|refund)(?:ed|s)? (?:was |being |has been |had been )?(?:denied|refused|turned down|rejected|declined)|(?:denied|refused|turned down|declined|rejected) (?:your|a|her|the|you a|you the|you your) (?:return|refund)|said no to (?:your|you|a)|not a refund|no refund|instead of (?:a|the|your) (?:refund|money)|instead of (?:your )?money back",
    ),
    "video": feature(r"videos?|tik ?tok|your post|posted|filmed|(?:800,?000|eight hundred thousand|hundreds of thousands)"),
    "return": feature(r"(?:your|the|a|her|that|my|our) (?:\w{1,12} )?returns?|returned|returning|returns? (?:policy|desk|rule|experience)|(?:sent|brought|bring|send|took|take|taken|sending|bringing) (?:\w{1,12} ){0,3}back"),
    "refund": feature(r"refund(?:s|ed|ing)?|money back|policy|rule"),
    "call": feature(r"(?:the|your|that|a|our) (?:\w{1,12} )?(?:phone )?call (?:centre|center|was|with|went|last|on|did|you|to|we|that|and|again|yesterday|from)|on the (?:phone|line|telephone)|(?:when|after) you (?:called|rang|phoned)|(?:you )?(?:called|rang|phoned) us|contact cent(?:re|er)|(?:our|the|my) (?:agent|colleague|advis[eo]r)"),
    # how it was for her
    "feeling": feature(
        r"frustrat\w{1,6}|upset(?:ting)?|hurt(?:ful|s)?|disappoint(?:ed|ing|ment)|anger|angry|annoy(?:ed|ing)|infuriat\w{2,4}|humiliat\w{2,4}|embarrass(?:ed|ing)|unfair(?:ly)?|maddening|exasperat\w{2,3}|galling|stung|sting(?:s|ing)?|rotten|horrible|awful|miserable|unpleasant|insult(?:ed|ing)?|belittl(?:ed|ing)|deflat(?:ed|ing)|painful|demeaning|disheartening|wretched|lousy|stressful|distress(?:ed|ing)?|let down|fed up|cross|alone|stupid|foolish|ignored|unheard|unwelcome|unimportant|dismissed|worthless|powerless|stonewalled|cheated|rejected|crushing|grating|grim|sour|bruising|hard to (?:hear|take|swallow)|shut out|small(?! print)|a nuisance|like a (?:number|problem|ticket|nuisance|bother|case|liar|criminal)",
        r"(?:in|into) (?:your|her) (?:place|shoes|position)|if (?:it|that|i) (?:were|was|had been) (?:me|mine|you|i)",
    ),
    # what the call did to her, and what it was in ordinary words
    "hard": feature(
        r"(?:worn|wiped|stressed|burnt|burned) out|exhaust(?:ed|ing)|shak(?:en|ing)|rattled|tears|cry(?:ing)?|cried|sad(?:ness|dened|der)?|sorrow|sorrier|heartbreak\w{0,3}|gutted|crestfallen|wound(?:ed|ing)?|smart(?:ed|ing)|bitter|unwanted|disbelieved|shabby|ghastly|dreadful|terrible|horrid|nasty|beastly|appalling|tough|rough|hateful|soul-destroying|dispiriting|degrading|jarring|mortif\w{2,4}|furious|livid|seething|bewilder\w{2,3}|lonely|isolating|discourag\w{2,3}|tir(?:ed|ing)|unjust|brutal|harsh|bleak|crummy|aw?ful|pain|humiliation|indignity|insult|slap in the face|kick in the teeth|salt in|sick(?:ened|ening)?|defeated|cornered|trapped|helpless|hopeless|unseen|invisible|nobody listened|not listened to|not heard|judged|blamed|accused|sunk|sank",
        r"(?:ruin|spoil|wreck|sour|cost|took)(?:ed|s|t|ing)? (?:\w{1,8} )?your (?:weekend|day|afternoon|evening|saturday|morning|week|mood|excitement|joy|pleasure|present|gift)|your (?:weekend|distress|disappointment|upset|hurt|pain|face|voice|hands|day|disbelief|embarrassment)|(?:you|she) (?:looked|look|sounded|sound|seemed|wanted|needed|hoped|cried|dreaded|had hoped)|(?:who|nobody|no one) (?:could|would|can) blame|i (?:wouldn't|would not|would|'d)(?: also| too)? (?:have )?(?:like|liked|want|wanted|hate|hated|cry|cried|felt|be|been|done|mind|minded|taken|hung)|(?:talked|spoken|talking|speaking) (?:at|over)|(?:cut|cutting) you (?:off|short)|interrupt(?:ed|ing)|hurried (?:you )?(?:off|along)|got rid of|made to (?:feel|wait|beg|stand)|sent (?:you )?away|turned (?:you )?away|(?:with|got) good (?:reason|cause)|cause to be|you(?:'d| had)? every (?:right|reason)|your fault",
    ),
    "felt": feature(
        r"(?:you|it|that|this|she|we|must|would|i'd|i would|i)(?:'d)? (?:\w{1,12} ){0,3}(?:felt|feel|feels)(?! (?:free|that our|confident))|feels? like|made (?:you|anyone|anybody|people|a customer) feel|left (?:you|feeling)|leav(?:e|es|ing) you|must have (?:been|felt|come|landed|sounded|stung|hurt|made|left|seemed)|how (?:it|that|this) (?:felt|landed|sounded|came across|was for you|must|made you|would feel|feels)|feeling (?:like|that|as)",
        without=[r"(?:regret|sorry) (?:that )?you feel", r"if (?:you|our \w{3,10}) (?:felt|feel)"],
    ),
    "recognised": feature(
        r"(?:i|we) (?:\w{1,12} )?(?:understand|see|get|know|hear|can hear|can see|can imagine|imagine|appreciate) (?:\w{1,12} ){0,2}(?:why|how|what (?:it|that|a)|the (?:anger|frustration|disappointment|upset|hurt|annoyance)|you(?:'re| are| were) (?:angry|upset|cross|hurt|annoyed|furious|frustrated))",
        r"you (?:had|have|were|are|'re) every (?:right|reason)|(?:right|reason|entitled) to (?:be|feel) \w{3,14}|no wonder|who wouldn't (?:be|feel)|anybody would (?:be|have|feel)|anyone would (?:be|have|feel)",
        r"(?:nobody|no one|no-one|no customer|none of us|not how (?:anyone|anybody|you|any)|not the way (?:anyone|anybody|you|any)|nobody who|no person) (?:\w{1,12} ){0,4}(?:should|deserves?|wants?|likes?|ought|needs|would want|enjoys|expects)",
        r"you (?:deserved|deserve|were owed|expected|came to us|turned to us|trusted|had saved|had to|were looking|only wanted|were left|were made to|waited|loved|hoped|should(?:n't| not| never) have (?:had to|been|left)|put the phone down|hung up feeling|ended up)",
        r"sorry (?:about |for |that )?(?:the way|how|you (?:were|had|got|have had|came|left|went|did)|we (?:made|left|spoke|treated|were|sounded|gave|didn't|did|let|put|talked)|our (?:\w{3,12} )?(?:made|left|spoke|treated|was|sounded|tone|talked)|what (?:you|that|we|it)|it (?:felt|was|came|sounded)|that (?:you (?:were|had|got|came|left|went)|we (?:made|left|spoke|treated)|the (?:call|conversation)|it (?:felt|was)))",
        r"winced?|cringed?|flinched|ashamed|hard to (?:listen|watch|hear)|there(?:'s| is| was) (?:a|another) (?:person|human|somebody|someone)|(?:a|the) person (?:on|behind|at|who)|human being|paperwork|no explanation either|(?:don't|do not|can't) blame you|fair enough|understandabl[ey]|i(?:'d| would) (?:have |be |have been |also |too ){0,4}(?:angry|furious|cross|posted|filmed|upset|annoyed|done the same|said so|the same)|bored|lectur(?:e|ed|ing)|scold(?:ed|ing)?|tell(?:ing)? (?:you )?off|told off|(?:like|as if|as though) you(?:'d| had| were| are)? (?:\w{1,10} ){0,2}\w{3,10}|punish(?:ed|ing)?|(?:kept|keep|left) you (?:waiting|on hold|hanging|standing)|your (?:saturday|evening|patience|dinner|anger|frustration|disappointment|trust)|to (?:be|get|hear|feel|sit|stand|wait|ask|need|want|ring|call) [a-z' -]{3,50} (?:is|feels) (?:\w{1,10} ){0,2}(?:hard|bad|no fun|grim|enough|tiring|worse)",
        r"must (?:be|feel)|kindness|kinder|patience|you matter|matters? to you|to (?:listen|be heard)|(?:listened|listen|hear|heard) (?:to )?you|no fun|(?:that|it|this)(?:'s| is| was) (?:not )?(?:hard|okay|ok|nice|fun|fair|easy|a horrible|a rotten|an awful|a miserable|no way)",
        r"gentl[ey]|car(?:e|ed|ing)|decen(?:t|cy)|human(?:ely)?|courtesy|dignity|manners|polite(?:ly)?|(?:spoke|spoken|talked|talking|speak|talk) (?:down )?(?:to|at) (?:you|people|anyone|anybody|her)",
        r"respect(?:ed|ful|fully)?(?! (?:to|of))|sorry (?:for|about) (?:the|that|this) (?:\w{1,12} ){0,2}(?:tone|call|way|answer|conversation|rudeness|reception|treatment|manner|attitude|voice)|(?:call|conversation|answer|voice|minutes?|tone) (?:like|as cold as|as curt as) that|(?:long|hard|bad|grim|difficult) (?:day|call|week|conversation|morning|afternoon)|worth (?:more|better)|more than (?:a|that|the) (?:rule|policy|script|sentence|line)",
        r"you(?:'re| are| were) (?:\w{1,12} )?right|you (?:did|said|asked|have done|had done) nothing (?:wrong|unreasonable|odd|silly)|we understood|understood you|warmth|(?:anyone|anybody|people|a customer|customers|you|her) (?:\w{1,8} )?treated|nuisance|a bother|burned|burning|lose sleep|(?:voice|tone|way) (?:that )?(?:i|none of us|nobody|no one) (?:would|could|should|wants?)|(?:you|we) (?:could|can) hear (?:it|that|the)|shrug|sigh",
        r"must have|(?:can|could) (?:well |only |just )?(?:imagine|see|hear|understand|tell) (?:it|why|how|the|you|that (?:it|you|was|felt|voice|call))|for help|needed help|trouble|your (?:kitchen|table|family|mother|home|side|shoes|place)|imagine|looked forward|looking forward to (?:using|cooking)",
        r"out loud|speaking up|(?:thanks|thank you|grateful|glad) (?:for |that you )?(?:told|tell|telling|saying|said|speaking|spoke|the honesty|your honesty|being (?:honest|so honest|frank|blunt)|posting|posted|showing)|humanly",
        r"unkind(?:ly|ness)?|eye ?rolls?|sneer(?:ed|ing)?|(?:a|fair|reasonable|simple|perfectly fair|good) (?:fair |reasonable |simple |honest )?question|(?:treated|spoken to|met|answered|listened to|helped) (?:you )?(?:with (?:respect|care|kindness|patience)|like|more|kindly|properly)|to be (?:heard|listened to|believed|helped)|(?:feel|be|been) (?:heard|listened|looked after|cared for|believed|welcome)|(?:kind|human|gentle|patient) (?:word|voice|answer|explanation)",
        r"on top of|adds? insult|the last thing (?:you|anyone|anybody)|not what you (?:came|rang|called|hoped|expected)|with respect you|like (?:a|any) (?:person|human|grown-up|adult)|deserves? (?:better|kindness|patience|respect|to be)",
    ),
    # who takes it on, what happens by when, and what was ours
    "owner": feature(
        r"i|i'm|i'll|i've|i'd|me|my|myself|esther|quayle",
        r"we(?:'ll| will|'re going| are going|'ve| have)",
        r"we(?:'ll| will|'re| are| have|'ve)(?: also| now| already| personally)? (?:"
        + _DOES + r"|asked|changed|refunded|booked|arranged|written|started|put|sent|paid|turned|reopened|going)",
    ),
    "promise": feature(
        r"^(?:i'?m |and |so |then |now )?(?:ringing|calling|phoning|writing|refunding|sending|meeting|emailing|posting|messaging|texting|rewriting|changing|retraining|back to you|with you|expect|more)",
        r"(?:you'll|you will|you should|you're going to|she'll|they'll|it'll|that'll) [a-z]{2,12}|(?:im|ill|well) (?:going|calling|ringing|phoning|call|ring|phone|write|send|message|dm|email|be|also|do|post|have)|(?:is|are|gets?|goes|comes) (?:on|in|into|to|with) (?:your|you|its|the way)",
        r"[a-z]{2,14}(?:'ll| will| shall)",
        r"(?:i|we)(?:'m|'re| am| are) (?:\w{1,12} ){0,2}[a-z]{2,12}ing|give me|you have my word|my promise|i promise|(?:i|we) (?:have|need) (?:to|until)|is being (?:changed|rewritten|refunded|fixed|put)",
        _SOMEBODY + r"(?:'ll| will| shall|'m going to| am going to|'re going to| are going to| is going to| can| want to|'d like to| would like to)",
        _SOMEBODY + r"(?:'m|'re| am| are| is|'s) (?:\w{1,12} ){0,2}" + _DOES,
        r"(?:i|we)(?:'ve| have)(?: already| now| personally| just| also)? (?:asked|booked|sent|paid|refunded|reopened|put|changed|made|arranged|written|issued|reversed|turned|told|started|called|rung|set|cleared|blocked|switched|converted|scheduled|instructed|taken|moved|messaged|emailed)",
        r"(?:i|we) (?:also |then |now |both )?(?:call|ring|phone|write|email|send|post|refund|pay|change|meet|speak|talk|sit|rewrite|fix|put|train|review|issue|start|begin|take|bring|go|answer|update|make|tell|try|give|have you|come|look|turn|settle|stop|look forward|get) ",
        r"(?:i|we) (?:changed|refunded|reversed|reopened|rewrote|asked|turned|called|rang|sent|paid|messaged|emailed|wrote to)",
        r"(?:expect|watch for|look out for) (?:a|my|our|me|us)|(?:your|the|a|full|that|this|our|my) (?:[a-z0-9$'-]{1,12} ){0,2}(?:refund(?: of [$0-9.]{1,8})?|dollars|full price|money|answer|call|policy|page|wording|change|credit|script|training|email|rule|message|update|result|label|line|review) (?:will|is|goes|leaves|arrives|changes|should be|comes|gets|starts|begins)",
        r"(?:talk|speak) (?:to|with) me|(?:can|could|shall|should) we|name (?:a|any|the|your) (?:hour|time)|(?:call|ring|word|message|letter|email|answer|visit) (?:from|with|to) (?:me|us|you)|(?:may|can|could|shall) i (?:ring|call|phone|speak|talk|come)|(?:call|ring|phone|message|email|text|reach|write to|reply to|ask for|tell) (?:me|us|my)|let me (?:call|ring|phone|put|speak|talk|make)|(?:are|would) you (?:free|able)|does \w{2,9} suit|my (?:direct )?(?:number|line|phone)",
        r"(?:will|to) (?:be )?(?:" + _DOES + r"|refunded|called|changed|rung|in your|on its way|back on your|done|with you|finished|live|rewritten|sent|paid|posted|there)",
    ),
    "time": feature(
        rf"today|tonight|tomorrow|this (?:very )?(?:morning|afternoon|evening|weekend|week|month|hour)|{_WEEKDAY}s?|{_CLOCK}|weekend",
        rf"(?:by|before|at|until|after|around|from|between) (?:the end of |close of |end of |about )?(?:{_HOUR}|next|the week|the month|the day|day|week|month|business|{_WEEKDAY}|lunch(?:time)?|dinner|breakfast|supper)",
        rf"(?:within|in|inside|over|for) (?:the )?(?:next |coming |following )?(?:{_NUMBER} )?(?:working |business |more )?(?:hour|minute|day|week|month|fortnight)s?",
        r"(?:calling|ringing|phoning|dialling|writing|on the phone|picking up|on my way|refunding|sending|call|ring|phone) (?:[a-z']{1,14} ){0,5}now|half an hour|an hour's time|as of now|as we speak|this (?:minute|instant|second)|immediately|straightaway|at once|(?:in|within) (?:moments|minutes)|any minute|quarter (?:past|to) \w{3,6}|end of (?:the |this |my )?(?:day|week|month|afternoon|shift|business|weekend)|closing(?: time)?|before (?:we|the shops?|you|i) (?:close|shut|go to bed|sit down|have|leave|finish|eat)|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?:-ish|ish| thirty| fifteen| sharp| p\.?m)|as soon as you (?:reply|answer|say|tell|send|pick)|the moment you",
        r"next (?:week|month|\w{3,6}day)|right now|straight away|the same day|first thing|as you read this|immediately after|already|(?:calling|ringing|phoning|call|ring|phone) (?:\w{1,14} ){0,4}now|(?:january|february|april|june|july|august|september|october|november|december)(?: \d{1,2}\w{0,2})?|\d{1,2}(?:st|nd|rd|th)|(?:an|the|half an) hour",
    ),
    "by": feature(
        rf"(?:by|before|within|in under) (?:the |an |my |your |we |you |i |this |end |close |of |about |half |next ){{0,4}}(?:{_CLOCK}|{_HOUR}|{_WEEKDAY}|{_NUMBER} (?:hour|minute|day|week)s?|hour|today|tonight|tomorrow|day|evening|afternoon|week|weekend|lunch(?:time)?|noon|dinner|supper|tea(?:time)?|bed(?:time)?|close|closing|shift|shops|finish|leave|go)",
    ),
    "deadline": feature(
        rf"(?:by|before|at|until|from) (?:the end of |close of |end of |about |around )?(?:{_CLOCK}|{_HOUR}|today|tonight|tomorrow|next|{_WEEKDAY}|lunch(?:time)?|noon|dinner|breakfast|supper|close|the end)",
        rf"(?:within|in|inside) (?:the )?(?:next |coming |following )?(?:{_NUMBER} )?(?:working |business |more )?(?:hour|minute|day|week)s?|tomorrow|tonight|this (?:afternoon|evening)|next week|{_CLOCK}|on (?:mon|tues|wednes|thurs|fri|sun)day",
    ),
    "admitted": feature(
        r"(?:our|my) (?:\w{1,12} )?(?:fault|mistake|error|failure|failing|doing|responsibility|job|blunder)|(?:is|that's|was|are|'s|be|sits|lies|falls|rests|all|entirely|squarely) (?:entirely |squarely |fully |all |both )?(?:on|with|down to|up to) (?:us|me)|(?:is|was|that's|are) (?:ours|mine)|ours to (?:own|fix|mend|put|answer)|mine to (?:own|fix|mend|put|answer)",
        r"(?:we|i|she|he|they|our \w{3,12}(?: \w{3,12})?|that|it|this|the (?:tone|rest|call|way))(?:'ve| have)? (?:just |simply |also |clearly )?(?:got|get|had|did|handled|went|was|were|is) (?:\w{1,12} ){0,4}(?:wrong|badly|poorly|poor|rude|unkind|not (?:good enough|okay|ok|right|acceptable|fair|kind|how)|dismissive|unacceptable|inexcusable|clumsy|careless|cold|curt|short|sharp|below|unfair|too)",
        r"(?:wasn't|isn't|is not|was not|weren't|were not) (?:\w{1,12} )?(?:good enough|okay|ok|right|acceptable|fair|kind|how (?:we|i|you|anyone|anybody)|the way|what you|clear enough|clear)|wrong of (?:us|me)|were wrong|was wrong|is wrong|wrong(?:ly)? (?:tone|way)|not good enough|inexcusable|unacceptable",
        r"(?:we|i|our \w{3,12}|they|she|he|somebody|someone|it|that|you|and|this|who) (?:should|ought to|could)(?:n't|nt| not| never| also| at least| simply| just| both)? have|should(?:n't| not| never) (?:have|be)|ought (?:not )?to have|owed (?:you|it)|owe (?:you|it)|(?:had|have) no business",
        r"let (?:you|ourselves) down|(?:failed|fail) (?:you|to|at|on|in)|fell short|fallen short|no excuse|mishandl(?:ed|ing)|messed (?:up|this)|dropped the ball|blew it|botched|missed|made (?:it|that|this|things|matters|you) (?:worse|harder|feel)|(?:we|i) (?:didn't|did not|never) (?:listen|explain|tell|say|give|do|treat|make|help|look|ask|offer|take|hear|show|speak|handle|warn|put)",
        r"(?:apologi[sz]e|sorry|apology|apologies)(?: to you)?(?:,)? (?:about |for |that |is for )?(?:that )?(?:how|the way|our|we|the tone|the manner|my|what (?:we|you)|being (?:so|dismissive|curt|short)|it (?:was|came)|not (?:explaining|listening|being|telling|taking)|(?:the|that) (?:call|conversation|rude|dismissive|curt|cold)|you (?:were|had|got)|having|making|treating|speaking|talking|brushing)",
        r"(?:sorry|apologi[sz]e|apology|apologies|ashamed|embarrassed|unkind(?:ly)?)(?! (?:to (?:hear|learn|see|read)|(?:that )?you (?:feel|felt|had such|have had|are)|for (?:any|the inconvenience)|if|about your experience))",
        r"one of (?:us|ours|our \w{3,12})|(?:it|that|this|and|attitude|tone|rest) (?:was|is) (?:us|our|ours|me|mine|my)|(?:would|will|could|should) (?:not|never) (?:use|say|speak|talk|want|treat|accept|be)|wouldn't (?:use|say|speak|talk|treat)|lose sleep|losing sleep|keeps me up|(?:no|little|not much|without|lacked|lacking) (?:any )?(?:warmth|kindness|care|patience|grace|courtesy|respect|empathy)|(?:isn't|is not|wasn't|was not) how|snippy|snotty|shrug(?:ged)?|a nuisance|(?:we|she|he|they) (?:weren't|were not|wasn't|was not|aren't)",
        r"(?:badly|poorly|coldly|rudely|curtly|unkindly|carelessly|clumsily|sharply|harshly|wrongly|unfairly)|(?:our|my|a|the|that|this|larkfield's) (?:\w{1,12} ){0,2}(?:mistakes?|failures?|failings?|faults?|errors?|blunder|lapse|shame)|responsib(?:le|ility)|accountable|to blame|(?:is|that's|was) down to (?:me|us)|(?:we|i|she|he|they) (?:\w{1,10} ){0,2}(?:treated|spoke|talked|sounded|snapped|brushed|rushed|dismissed|lectured|let)",
        r"dismissive(?:ly|ness)?|dismissal|curt(?:ly|ness)?|brusque(?:ly)?|abrupt(?:ly)?|patroni[sz](?:ed|ing)|condescending(?:ly)?|indefensible|no defence|no defense|forgive|not how|no way to|not the way|not (?:us|larkfield) at|at our (?:best|worst)|hurt you|the (?:tone|manner|attitude|rudeness) (?:\w{1,12} ){0,2}(?:ours|off|wrong|bad|poor|awful)|wish (?:we|i|she|he|they|our) |had a point|have a point|(?:behaved|behaviou?r|attitude)|we (?:lacked|forgot|rushed|hurt|ignored|overlooked)|was missing|was lacking|(?:are|is) true|the truth is|put(?:ting)? (?:it |this |that |things )?right|make (?:it |this |that |things )?right|making (?:it |this |that |things )?right",
        r"(?:wouldn't|would not|do not|don't|can't|cannot|couldn't|won't) (?:\w{1,10} )?(?:accept|defend|excuse|stand (?:by|for|behind)|justify|want anyone|tolerate|allow|be proud)|(?:must|need to|have to|can|could|will|should) do better|(?:better|more|kinder|different) (?:from|of) us|(?:awful|terrible|poor|wrong|bad|unkind|rude|unacceptable) (?:tone|answer|call|way|manner|conversation)",
        r"you(?:'re| are| were) (?:absolutely |quite |completely |half |partly )?right|(?:you|she) (?:deserved|deserve)|(?:i|we) (?:take|accept|own|bear|answer for)(?: the| full| all| complete)? (?:responsibility|blame|this|that|it|the \w{3,12})|(?:i|we) (?:own|answer for)|reflects? (?:badly|poorly) on us|(?:we|i) (?:treated|spoke to|handled|talked to|dealt with|brushed|made|rushed|hid|gave|left|buried|put|dismissed|sounded) (?:you|your|it|the|that|a|this|dismissive)",
    ),
    "vague": feature(
        r"as soon as (?:possible|we can)|in due course|shortly|soon|at the earliest|in the near future|will be (?:\w{1,12} )?(?:looked into|reviewed|investigated|addressed|dealt with|passed on|considered|examined|followed up)|(?:is|are) (?:being )?(?:looked into|reviewed|investigated|looking into (?:it|this|the)|aware of)|the (?:relevant |appropriate |responsible )?(?:team|department) (?:is|are|will)|someone (?:will|from)|somebody (?:will|from)|hopefully|we (?:hope|will try|'ll try)|when we can|lessons (?:will|have|are)",
    ),
    "blame": feature(
        r"(?:if you had|had you) (?:\w{1,8} )?(?:read|returned|checked|looked|sent|brought|kept|followed)|you should have (?:read|checked|returned|sent|brought|kept|known|noticed|come|called|rung|looked)|you (?:failed|forgot|neglected) to|(?:it|that) was (?:your|her|the customer's|the agent's|one agent's|a single agent's) (?:fault|mistake|responsibility|choice)|(?:your|her) own (?:fault|mistake|responsibility)|not (?:our|my) (?:fault|responsibility|doing|mistake)|nothing (?:we|i) (?:can|could) do|(?:we|i|our \w{3,12}) (?:did|have done|had done) nothing wrong|(?:one|individual|single|rogue|new) (?:agent|employee|colleague)(?:'s)? (?:alone|acted|mistake|fault)|you (?:were|are) (?:simply |just )?(?:mistaken|wrong)(?! t)",
        without=[r"not (?:that|because) you", r"never|nobody|no one|none of|not going to|wasn't|isn't|aren't|nor "],
    ),
    "boilerplate": feature(*BOILERPLATE),
    "hedge": feature(*HEDGES),
}  # fmt: skip

_STRONG = ["any", "thing", "window", "credit", "tone", "explained", "denied"]
_SPECIFIC = ["any", _STRONG, ["kinds", 3, "video", "return", "refund", "call"]]
_EMPATHIC = ["any", "feeling", "hard", "felt", "recognised"]
_ADMITS = ["any", "admitted", "tone"]  # who names the tone as a fact has said whose it was
_NEXT = ["any", ["near", "promise", "time"], ["near", "owner", "by"], ["all", "promise", "deadline"]]

RULES: dict[str, Any] = {
    "limit": 8000,
    "least": 5,
    "english": ENGLISH,
    "features": FEATURES,
    "notes": {
        "empty": "There is nothing here yet. Write to Maya as you would say it to her, then check again.",
        "short": "That is too short to say anything about. Write two or three sentences to her.",
        "not-english": "This does not read as English sentences, and English is all that the checker reads. Nothing was judged.",
        "long": "This is longer than anybody will read under a video. Only the beginning was looked at.",
    },
    "checks": [
        check(
            "not-specific", ["not", _SPECIFIC],
            "Nothing here belongs to this case, so it could answer any complaint. Name one thing that only Maya could "
            "be told: the casserole, the thirty days, the credit she got in place of a refund, or how we spoke to her.",
        ),
        check(
            "not-empathetic", ["not", _EMPATHIC],
            "It does not say what this was like for her. Add a sentence on that before the facts, in plain words: what "
            "it is to be brushed off when one has asked for help.",
        ),
        check(
            "not-accountable", ["not", "owner"],
            "Nobody takes it on. Let one person say “I”, with a name, and what that person will do.",
            "vague",
        ),
        check(
            "not-accountable", ["all", "owner", ["not", _NEXT]],
            "It says no next step with a time. Say what happens next, who does it, and by which hour or day.",
            "vague",
        ),
        check(
            "not-accountable", ["not", _ADMITS],
            "It admits nothing that was ours. The tone was: say so, without an “if”.",
        ),
        check(
            "not-accountable", "blame",
            "These words put it on somebody else. Keep the fact and leave out the blame.",
            "blame",
        ),
        check(
            "boilerplate", "boilerplate",
            "These words could be sent to anybody, and she has read them before. Leave them out, or say what you mean by them.",
            "boilerplate",
        ),
        check(
            "hedging", "hedge",
            "These words look after the writer: they leave open whether it happened, or whose it was. Say what you know as "
            "a fact, and what you do not know yet as that.",
            "hedge",
        ),
    ],
    "finds": [
        check("specific", _SPECIFIC, "It is about this case.", "thing", "window", "credit", "tone", "explained", "denied"),
        check("empathetic", _EMPATHIC, "It says what it was like for her.", "feeling", "hard", "felt", "recognised"),
        check("owned", ["all", "owner", _NEXT], "Somebody takes it on, with a time.", "time"),
        check("admitted", "admitted", "It admits what was ours.", "admitted"),
    ],
}  # fmt: skip
