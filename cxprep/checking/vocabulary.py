# ruff: noqa: E501 (a pattern is not broken over lines)
"""Words of what shops sell, by kind of shop: a modest list, to see whether an answer speaks of this one.

Each word stands without its plural's ending, as `stem` leaves it. A kind counts where one of its `shop` words is in the
shop's name or in what it sells.
"""

from __future__ import annotations

from typing import Any

_KINDS = {
    "outdoor outdoors walking hiking hike camping camp tent trail mountain climbing boot rucksack adventure trek": (
        "boot tent rucksack backpack jacket waterproof walking walker hiking hiker camping camper climber climbing "
        "trail mountain hill fell stove sleeping "
    ),
    "shoe shoes footwear boot trainer sneaker": (
        "shoe boot trainer sneaker sandal heel sole lace size fitting insole gauge width sock "
    ),
    "clothes clothing fashion dress suit menswear womenswear boutique jeans denim knitwear apparel wear tailor outfit": (
        "clothe clothes clothing dress suit shirt blouse skirt trouser jean jeans denim coat jacket jumper knitwear "
        "sweater scarf outfit size "
    ),
    "book bookshop bookseller bookstore stationery magazine comic card": (
        "book novel author reader reading paperback hardback chapter story fiction poetry title bookshop stationery "
        "pen notebook paper magazine comic card "
    ),
    "food grocery grocer supermarket deli delicatessen greengrocer farm butcher fishmonger cheese cheesemonger market convenience": (
        "food grocery fruit vegetable veg bread milk meat cheese fish egg butcher deli produce basket shopping recipe jam honey pie rice lentil spice cider flour "
        "farm taste sample "
    ),
    "bakery baker bread cake patisserie pastry bake": (
        "bread loaf cake pastry bun roll sourdough bake baker bakery flour croissant dough sandwich birthday allergen "
        "allergy oven gluten "
    ),
    "cafe coffee tea restaurant bistro barista": (
        "coffee tea latte espresso barista cake table menu cup food bean brew milk cappuccino drink lunch breakfast "
        "flat "
    ),
    "electronic electronics electrical phone computer laptop tech camera tv gadget audio hifi game gaming console mobile software": (
        "phone laptop computer tablet charger camera screen headphone cable printer battery warranty tv television "
        "speaker gadget device technology tech setup "
    ),
    "beauty cosmetic cosmetics makeup perfume fragrance skincare skin hair pharmacy chemist salon health toiletry": (
        "beauty makeup make-up lipstick foundation skin skincare perfume fragrance scent hair shampoo cream serum "
        "shade moisturiser mascara allergy medicine prescription "
    ),
    "toy toys game children child kid baby nursery": (
        "toy game puzzle doll lego child children kid baby parent grandparent birthday teddy board bricks pram "
        "nursery toddler gift jigsaw "
    ),
    "kitchen cookware pan knife knife homeware home furniture interior bed sofa lamp lighting china glassware tableware bath linen house household": (
        "kitchen pan pot casserole knife cookware baking bake kettle plate glass mug cutlery furniture sofa table "
        "chair lamp bed cushion "
    ),
    "garden gardening plant flower florist nursery seed": (
        "garden gardener gardening plant flower seed soil compost pot bulb rose shrub tree lawn tool bouquet florist "
        "vase wreath funeral "
    ),
    "diy hardware tool paint builder timber decorating ironmonger": (
        "tool paint drill screw nail hammer timber wood wallpaper brush diy hardware plumbing tap bolt builder tile "
        "varnish saw decorating "
    ),
    "sport sports bike bicycle cycle cycling run running football gym fitness golf tennis swim surf ski": (
        "sport bike bicycle cycle cycling cyclist helmet puncture tyre chain saddle wheel running runner run trainer "
        "football ball racket gym "
    ),
    "pet animal dog cat aquarium fish": (
        "pet dog cat puppy kitten rabbit hamster fish bird animal collar food vet aquarium tank bed litter breed "
        "guinea budgie spaniel terrier labrador poodle greyhound fur groom "
    ),
    "jewellery jewelry jeweller jeweler watch ring gift": (
        "ring watch necklace bracelet earring jewellery jewelry diamond gold silver engagement wedding engraving gift "
        "stone strap anniversary pearl locket "
    ),
    "music instrument guitar piano record vinyl": (
        "guitar piano string instrument music record vinyl amp drum song band album violin keyboard musician "
        "headphone pick tune pedal ukulele "
    ),
    "art craft crafts wool yarn fabric haberdashery sewing knitting bead": (
        "wool yarn needle fabric sewing knitting thread button paint brush canvas craft pattern knit sew zip crochet "
        "bead paper knitter "
    ),
    "optician eyewear spectacle": "glass frame lens sight prescription optician sunglass",
    "charity vintage secondhand second-hand thrift antique": (
        "charity donation donate vintage secondhand donor volunteer clothe book bric antique "
    ),
    "sweet sweets chocolate confectionery ice gelato": (
        "chocolate sweet toffee fudge truffle sugar flavour ice cream gelato box gift caramel birthday "
    ),
    "wine beer spirit off-licence brewery whisky cellar": (
        "wine beer bottle whisky gin red white grape cellar dinner vineyard ale brewery taste tasting pairing "
    ),
    "luggage bag handbag leather suitcase travel": (
        "bag handbag suitcase luggage leather purse wallet strap zip trip travel traveller flight belt trolley "
    ),
    "candle soap bath fragrance aromatherapy": (
        "candle soap scent wax bath lavender smell fragrance bubble gift diffuser "
    ),
    "appliance vacuum washing fridge kettle electrical": (
        "appliance fridge washing machine vacuum kettle toaster oven dishwasher freezer cooker iron hoover microwave "
        "energy delivery installation "
    ),
    "car tyre motor motorbike auto vehicle": (
        "car tyre tire brake oil engine wiper battery motorbike garage bulb driver driving vehicle exhaust mot wheel "
    ),
    "fishing angling tackle": "fishing fish rod reel tackle bait angler line river lake fly hook",
    "hat cap glove scarf accessory": "hat cap glove scarf accessory brim head outfit wedding race wool",
    "carpet floor flooring rug tile": "carpet rug tile floor flooring underlay vinyl room sample measure stair colour",
    "bridal bride wedding": "bride bridal wedding dress veil gown fitting bridesmaid",
    "uniform school workwear": "uniform school blazer tie size workwear child parent",
    "party costume balloon fancy": "party costume balloon birthday banner fancy dress",
    "gift souvenir museum present": "gift souvenir present postcard museum tourist visitor card exhibition birthday",
    "vinyl record film dvd": "record vinyl album film dvd music band playlist",
    "health vitamin supplement nutrition": "health vitamin supplement protein diet nutrition vegan organic wellness",
    "newsagent corner convenience": "newspaper paper milk snack drink lottery magazine crisp",
    "train model hobby craft": "model train hobby kit glue railway track airfix collector",
    "baker cafe sandwich deli": "sandwich lunch coffee cake bread",
    "mattress bed sleep": "mattress bed sleep pillow duvet back night topper",
    "streetwear skate skateboard": "skate skateboard hoodie trainer sneaker streetwear board deck wheel",
    "tailor suit menswear": "suit tailor shirt trouser measure hem tie wedding jacket interview",
    "department": "department gift clothe homeware beauty shoe perfume kitchen toy lift menswear womenswear",
    "pub bar inn tavern taproom cocktail": "pub pint beer ale wine cocktail",
    "pizza pizzeria takeaway kebab burger chippy chip fryer curry chicken noodle sushi ramen grill diner canteen eatery wok taco burrito dumpling": (
        "pizza topping crust dough takeaway kebab "
    ),
    "juice smoothie bubble boba milkshake dessert yoghurt yogurt waffle pancake crepe doughnut donut cupcake": (
        "juice smoothie bubble boba tapioca topping "
    ),
    "tea spice herb honey oil olive": "infusion caddy spice herb cumin saffron",
    "zero-waste waste refill refillery eco wholefood wholefoods organic bulk ethical fairtrade": (
        "refill jar scale weigh container plastic "
    ),
    "butcher meat poultry game charcuterie": "beef lamb pork sausage bacon joint",
    "fishmonger fish seafood": "salmon cod haddock prawn mussel crab",
    "kiosk station airport petrol service forecourt duty": "kiosk ticket pump snack coffee",
    "discount pound bargain variety value outlet": "discount aisle snack",
    "barber barbershop hairdresser salon nail spa beautician brow lash wax massage tattoo piercing stylist": (
        "hair haircut fade beard trim shave "
    ),
    "pharmacy chemist dispensary apothecary": "pharmacy chemist inhaler painkiller insulin",
    "optician hearing audiology eyecare dentist dental mobility clinic": "hearing hear aid audiologist lip-read brace",
    "lingerie underwear bra hosiery swimwear maternity nightwear bikini": "bra lingerie underwear knicker strap cabin",
    "baby maternity nursery pram": "pushchair buggy cot cots car-seat nappy",
    "laundry launderette laundrette cleaner dry dry-cleaner cobbler alteration repair mending key locksmith lock safe": (
        "laundry dryer ironing press dry-clean collar "
    ),
    "dance ballet dancewear gymnastics": "dance ballet pointe tutu leotard tights",
    "equestrian saddle horse tack riding saddlery pony": "horse pony saddle bridle riding rider",
    "surplus army military workwear safety": "army surplus camouflage webbing workwear hi-vis",
    "golf tennis cricket rugby hockey racket": "club tee putter grip cricket bat",
    "swim swimming dive diving surf scuba kayak paddle sailing sail boat chandlery chandler marine yacht": (
        "goggle fin snorkel dive diver kayak "
    ),
    "ski snowboard snow winter": "skiing skier snowboard binding slope goggle",
    "climbing climb bouldering": "climb harness chalk boulder hold belay",
    "scooter e-bike ebike bike": "bike e-bike scooter brake tyre helmet",
    "sunglasses watch clock jeweller repair": "link dial chime wind winding",
    "hat umbrella glove tie millinery milliner": "umbrella feather felt fascinator",
    "tartan kilt tweed wool heritage souvenir highland scottish irish welsh": "tartan kilt tweed clan shawl sporran",
    "kitchen bathroom shower sink plumbing plumber heating boiler stove fireplace": (
        "bathroom shower sink tap toilet tile "
    ),
    "curtain blind upholstery textile fabric linen bedding": "blind lining upholstery cushion linen bedding",
    "flooring tile carpet stone": "grout adhesive laminate plank skirting slate",
    "lighting light lamp bulb electrical": "light bulb watt led dimmer pendant",
    "paint decorating wallpaper decorator": "tester tin roller paste primer gloss",
    "sofa furniture chair table interior": "armchair leather room cabinet shelf showroom",
    "antique antiques auction vintage retro collectable collectible coin stamp": (
        "retro auction bid furniture collect postcard "
    ),
    "crystal incense spiritual gem mineral": "crystal incense sage gem mineral tarot",
    "storage removal box packaging postal post courier parcel": "parcel tape postage envelope courier passport",
    "pool hot tub garden furniture barbecue": "pool hot-tub chlorine barbecue bbq grill",
    "houseplant plants plant cactus succulent": "plant houseplant fern cactus succulent light",
    "farm feed agricultural country countrywear": "feed straw fencing seed tractor wellington",
    "board tabletop games wargame wargaming dice hobby": "game dice rulebook card miniature paint",
    "video game gaming esports arcade console": "arcade controller joystick token pinball playstation",
    "magic joke trick novelty": "magic magician trick card joke prank",
    "photo photography print printing printer copy framing frame framer gallery art": (
        "photograph print printing copy poster framing "
    ),
    "pottery ceramic clay glaze": "pottery clay kiln glaze ceramic potter",
    "craft bead model sewing haberdashery wool": "clay dressmaking dressmaker",
    "stationery pen paper card gift office": "nib envelope handwriting calligraphy",
    "museum gallery theatre cinema zoo aquarium attraction ticket bowling": (
        "gallery exhibit theatre cinema popcorn ticket "
    ),
    "comic comics manga graphic": "manga superhero marvel graphic artist back-issue",
    "dictionary language foreign": "language dictionary grammar foreign",
    "crafts party balloon celebration event hire": "helium hen-do hire marquee decoration",
    "vape tobacco cigar": "vape tobacco cigar flavour nicotine pod",
    "bank insurance broadband mobile telecom network": "bank card broadband wifi router sim",
    "travel travels holiday tour agency": "cruise passport destination beach resort",
    "hotel hostel guesthouse lodge bnb": "hostel room bed check-in check-out reception",
    "estate letting lettings agent property": "key",
    "hire rental car van dealership dealer motor": "hire rental showroom mileage key",
    "garage tyre exhaust mechanic mot car": "bay ramp tread puncture advisory mechanic",
    "computer repair it laptop": "keyboard virus data backup hard-drive wifi",
    "phone mobile accessory accessories case": "protector cracked sim earphone adapter kiosk",
    "vet veterinary grooming groomer kennel": "vet pet grooming groom claw clip",
    "library archive": "library borrow shelf ticket",
    "school tutoring nursery": "pupil homework nursery",
}  # fmt: skip

GOODS: dict[str, Any] = {
    # words of a shop's description that say nothing of it
    "skip": sorted(
        [
            "a",
            "an",
            "and",
            "the",
            "of",
            "for",
            "to",
            "in",
            "on",
            "at",
            "by",
            "with",
            "from",
            "we",
            "they",
            "it",
            "our",
            "us",
            "shop",
            "shops",
            "store",
            "stores",
            "stor",
            "sell",
            "sells",
            "selling",
            "sale",
            "thing",
            "things",
            "stuff",
            "lot",
            "lots",
            "kind",
            "kinds",
            "all",
            "every",
            "any",
            "other",
            "more",
            "etc",
            "good",
            "goods",
            "product",
            "products",
            "item",
            "items",
            "company",
            "co",
            "ltd",
            "limited",
            "inc",
            "plc",
            "uk",
            "brand",
            "chain",
            "people",
            "customer",
            "customers",
            "service",
            "also",
            "like",
            "such",
            "as",
            "mostly",
            "mainly",
            "high",
            "street",
            "town",
            "city",
            "some",
            "range",
            "their",
            "things",
            "that",
            "which",
            "is",
            "are",
            "new",
            "old",
            "big",
            "small",
            "local",
            "independent",
            "family",
            "quality",
            "range",
            "best",
            "great",
            "nice",
            "really",
            "very",
            "make",
            "up",
        ]
    ),
    # words of a shop's name that an answer may hold without meaning it
    "common": sorted(
        [
            "good",
            "best",
            "great",
            "little",
            "big",
            "new",
            "old",
            "home",
            "house",
            "first",
            "one",
            "two",
            "day",
            "time",
            "way",
            "place",
            "market",
            "corner",
            "green",
            "white",
            "black",
            "red",
            "blue",
            "brown",
            "grey",
            "hill",
            "field",
            "wood",
            "park",
            "king",
            "queen",
            "bridge",
            "north",
            "south",
            "east",
            "west",
            "true",
            "fair",
            "bright",
            "right",
            "left",
            "happy",
            "next",
            "work",
            "life",
            "world",
            "people",
            "friend",
            "friends",
            "hand",
            "hands",
            "heart",
            "head",
            "side",
            "line",
            "point",
            "room",
            "door",
            "table",
            "light",
            "well",
            "will",
            "may",
            "main",
            "open",
            "close",
            "fine",
            "free",
            "full",
            "half",
            "high",
            "low",
            "just",
            "hill",
            "love",
            "care",
            "help",
            "kind",
            "plus",
            "now",
            "point",
            "smart",
            "simply",
            "step",
            "together",
            "works",
            "daily",
            "fresh",
            "star",
            "sun",
            "moon",
            "sky",
            "sons",
            "son",
            "brothers",
            "sisters",
            "family",
            "made",
            "make",
            "makers",
            "better",
            "simple",
        ]
    ),
    "kinds": [{"shop": shop.strip(), "goods": goods.strip()} for shop, goods in _KINDS.items()],
}
