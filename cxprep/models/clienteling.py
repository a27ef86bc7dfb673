"""Clienteling against a blanket discount: what each path does to a year's sales and gross margin.

Money is dollars a year, rates are fractions. The figures of the case are the defaults. `compare` counts larger baskets
only; `visits` adds those that nobody would have made without a message, and what a price cut moves in a whole store.
"""

from __future__ import annotations

from math import nan
from typing import Any

from cxprep.numbers.arith import Number, divide, maximum, minimum, where

CENT = 0.01


def transaction_share(sales_share: Number, aov_uplift: Number) -> Number:
    """The share of transactions behind a share of sales, when those baskets run `aov_uplift` above the others.

    p(s) = (s / (1 + u)) / (s / (1 + u) + 1 - s), multiplied through by 1 + u so that nothing is divided twice. Both
    shares are fractions; NaN where there are no transactions left (s = 1 at u = -1 has none to count).
    """
    return divide(sales_share, sales_share + (1 - sales_share) * (1 + aov_uplift))


def compare(
    *,
    annual_sales: Number = 400e6,
    aov: Number = 120.0,
    gross_margin: Number = 0.55,
    capture_now: Number = 0.25,
    capture_target: Number = 0.60,
    attribution_now: Number = 0.12,
    attribution_target: Number = 0.35,
    aov_uplift: Number = 0.30,
    incremental_share: Number = 1.0,
    ramp: Number = 1.0,
    programme_cost: Number = 4e6,
    discount: Number = 0.05,
    traffic_lift: Number = 0.08,
    discounted_gross_margin: Number = 0.50,
) -> dict[str, Any]:
    """Year one of a clienteling rollout beside year one of a blanket discount.

    Clienteling. The number of transactions stays as it is; the rollout moves some of them from walk-in to clienteled.
    Today's walk-in basket follows from today's mix: `aov / (1 + aov_uplift * p)`, where p is `transaction_share` of
    the attributed sales, never more than the captured share, as only a captured transaction can be attributed. `ramp`
    is how far capture and attribution get from now to target (1: all the way); `incremental_share` is the part of the
    basket uplift that clienteling causes, the rest being better customers who were served first.

    Discount. Transactions rise by `traffic_lift`, each at the cut price and at the compressed margin. The "sales
    reading" takes the lift as a lift in sales; "price cut only" lets the price cut alone compress the margin, to
    `1 - (1 - gross_margin) / (1 - discount)`.

    Money in dollars a year, everything else in fractions; what is undefined (a basket of no transactions, a break-even
    of a path that earns nothing) is NaN.
    """
    capture = capture_now + ramp * (capture_target - capture_now)
    attribution = attribution_now + ramp * (attribution_target - attribution_now)
    share_now = minimum(transaction_share(attribution_now, aov_uplift), capture_now)
    share_target = minimum(transaction_share(attribution, aov_uplift), capture)
    walk_in_basket = divide(aov, 1 + aov_uplift * share_now)
    transactions = divide(annual_sales, aov)

    uplift_sales = transactions * walk_in_basket * aov_uplift * (share_target - share_now)
    incremental_sales = uplift_sales * incremental_share
    uplift_margin = uplift_sales * gross_margin
    clienteling = incremental_sales * gross_margin - programme_cost

    margin_now = annual_sales * gross_margin
    lifted = annual_sales * (1 + traffic_lift)
    by_transactions = lifted * (1 - discount) * discounted_gross_margin - margin_now
    by_sales = lifted * discounted_gross_margin - margin_now
    price_cut_only = lifted * (gross_margin - discount) - margin_now
    kept = (1 - discount) * discounted_gross_margin  # of a dollar of today's sales

    return {
        "incremental_sales": incremental_sales,
        "clienteling_gross_margin_change": clienteling,
        "discount_gross_margin_change": by_transactions,
        "discount_gross_margin_change_sales_reading": by_sales,
        "discount_gross_margin_change_price_cut_only": price_cut_only,
        "break_even_traffic_lift": divide(gross_margin, kept) - 1,
        "break_even_incremental_share": where(uplift_sales > 0, divide(programme_cost, uplift_margin), nan),
        "margin_after_price_cut": 1 - divide(1 - gross_margin, 1 - discount),
        "attributed_per_captured_now": divide(share_now, capture_now),
        "attributed_per_captured_target": divide(share_target, capture),
        "advantage": clienteling - by_transactions,
        "shortfall": by_transactions - clienteling,
        "uplift_sales": uplift_sales,
        "capture_reached": capture,
        "attribution_reached": attribution,
        "clienteled_share_now": share_now,
        "clienteled_share_target": share_target,
        "walk_in_basket": walk_in_basket,
        "transactions": transactions,
    }


def visits(
    *,
    extra_visit_share: Number = 0.0,
    uplift_caused: Number = 1.0,
    annual_sales: Number = 400e6,
    aov: Number = 120.0,
    gross_margin: Number = 0.55,
    capture_now: Number = 0.25,
    capture_target: Number = 0.60,
    attribution_now: Number = 0.12,
    attribution_target: Number = 0.35,
    aov_uplift: Number = 0.30,
    ramp: Number = 1.0,
    programme_cost: Number = 4e6,
    discount: Number = 0.05,
    traffic_lift: Number = 0.08,
    discounted_gross_margin: Number = 0.50,
    elasticity: Number = 0.30,
) -> dict[str, Any]:
    """Year one of both paths with clienteling's two levers: visits that would not have been, and larger baskets.

    The added attributed baskets are those of `compare`: transactions times the rise of the clienteled share, counted
    at today's number of transactions. `extra_visit_share` of them are visits that nobody would have made without a
    message; each brings a whole clienteled basket. The others would have been walk-in visits; each brings
    `uplift_caused` of the uplift over a walk-in basket. With no extra visit this is `compare`, whose incremental share
    is `uplift_caused` here.

    `attributed_difference` is the panel's sum on the back of a sheet: sales times the rise of the attributed share, as
    if sales stood still. `added_sales` is the same difference once sales have grown, the target being a share of the
    larger total. `counted_share` is the part of a dollar of added attributed sales that is new, the panel's
    incremental share: e + (1 - e) c u / (1 + u), with e extra visits, c caused and u the uplift.
    `panel_gross_margin_change` is the panel's sum with that share, and `panel_break_even_share` the share at which it
    pays the programme.
    `break_even_extra_visits` pays it at the given `uplift_caused`, `break_even_extra_visits_alone` at none (NaN where
    no share from 0 to 1 does). `programme_cost` is all that the programme costs in the year.

    The discount's three readings are those of `compare`; `discount_kindest` and `discount_harshest` are their ends.
    `elasticity` is that of the whole store: volume rises by it times the cut. The default is that of a field experiment
    in 86 supermarkets, where a tenth off whole categories raised volume by 3 % (Hoch, Dreze and Purk 1994); a brand's
    elasticity is larger, as it holds what customers switch within the shop. `discount_at_elasticity` takes the
    compressed margin, `..._price_cut_only` the margin that the cut alone leaves; `break_even_elasticity` and
    `..._price_cut_only` are where each stands still. `subsidy` is the price cut given on today's baskets,
    `price_cut` that on all baskets, the added ones included,
    `existing_share` their share of all baskets once the traffic has come.
    """
    basket_only = compare(
        annual_sales=annual_sales,
        aov=aov,
        gross_margin=gross_margin,
        capture_now=capture_now,
        capture_target=capture_target,
        attribution_now=attribution_now,
        attribution_target=attribution_target,
        aov_uplift=aov_uplift,
        incremental_share=uplift_caused,
        ramp=ramp,
        programme_cost=programme_cost,
        discount=discount,
        traffic_lift=traffic_lift,
        discounted_gross_margin=discounted_gross_margin,
    )
    rise = basket_only["clienteled_share_target"] - basket_only["clienteled_share_now"]
    added = basket_only["transactions"] * rise
    basket = basket_only["walk_in_basket"] * (1 + aov_uplift)
    added_sales = added * basket
    from_visits = added_sales * extra_visit_share
    from_uplift = basket_only["incremental_sales"] * (1 - extra_visit_share)
    incremental = from_visits + from_uplift
    change = incremental * gross_margin - programme_cost
    counted = divide(incremental, added_sales)

    difference = annual_sales * (basket_only["attribution_reached"] - attribution_now)
    panel_margin = difference * gross_margin
    # Another point of extra visits trades the uplift on these baskets for whole baskets.
    traded = (added_sales - basket_only["incremental_sales"]) * gross_margin
    even = divide(programme_cost - basket_only["incremental_sales"] * gross_margin, traded)
    alone = divide(programme_cost, added_sales * gross_margin)

    cut_margin = gross_margin - discount  # of a dollar at today's price, once the price is cut
    kept = (1 - discount) * discounted_gross_margin
    volume = 1 + elasticity * discount
    cut = where(discount > 1e-9, discount, 0.0)
    by_transactions = basket_only["discount_gross_margin_change"]
    readings = [basket_only[f"discount_gross_margin_change_{name}"] for name in ("sales_reading", "price_cut_only")]
    return {
        **basket_only,
        "discount_kindest": maximum(maximum(by_transactions, readings[0]), readings[1]),
        "discount_harshest": minimum(minimum(by_transactions, readings[0]), readings[1]),
        "attributed_now": annual_sales * attribution_now,
        "attributed_reached": annual_sales * basket_only["attribution_reached"],
        "attributed_difference": difference,
        "added_baskets": added,
        "added_sales": added_sales,
        "clienteled_basket": basket,
        "from_visits": from_visits,
        "from_uplift": from_uplift,
        "incremental_sales": incremental,
        "counted_share": counted,
        "basket_only_gross_margin_change": basket_only["clienteling_gross_margin_change"],
        "clienteling_gross_margin_change": change,
        "panel_gross_margin_change": panel_margin * counted - programme_cost,
        "panel_break_even_share": where(panel_margin > CENT, divide(programme_cost, panel_margin), nan),
        "break_even_extra_visits": where((traded > 0) & (even >= 0) & (even <= 1), even, nan),
        "break_even_extra_visits_alone": where((alone >= 0) & (alone <= 1), alone, nan),
        "discount_at_elasticity": annual_sales * (volume * kept - gross_margin),
        "discount_at_elasticity_price_cut_only": annual_sales * (volume * cut_margin - gross_margin),
        "break_even_elasticity": divide(basket_only["break_even_traffic_lift"], cut),
        "break_even_elasticity_price_cut_only": divide(divide(gross_margin, cut_margin) - 1, cut),
        "implied_elasticity": divide(traffic_lift, cut),
        "existing_share": divide(1.0, 1 + traffic_lift),
        "subsidy": annual_sales * discount,
        "price_cut": annual_sales * discount * (1 + traffic_lift),
        "advantage": change - by_transactions,
        "shortfall": by_transactions - change,
    }


def three_years(
    *,
    ramp_year_1: Number = 0.5,
    ramp_year_2: Number = 0.8,
    ramp_year_3: Number = 1.0,
    incremental_share: Number = 0.6,
    programme_cost: Number = 4e6,
    running_cost: Number = 4e6,
    lift_kept: Number = 0.7,
    attribution_target: Number = 0.35,
    aov_uplift: Number = 0.30,
    discount: Number = 0.05,
    traffic_lift: Number = 0.08,
) -> dict[str, Any]:
    """Both paths over three years, each year by `compare` at that year's ramp.

    `programme_cost` is spent in year one, `running_cost` in each year after it. `lift_kept` is the part of the
    discount's traffic lift that is left a year later, as customers learn to wait and competitors answer; the discount
    itself stays. The ramps, the running cost and what is kept of the lift are the book's assumptions, not the case's;
    what is no keyword here is as in `compare`.

    Returns dollars of gross margin against carrying on as now: each path's running total at the end of years 0 to 3
    (lists of four), the totals of the third year, and `payback_year`, the first year-end at which clienteling has
    earned back what it cost (NaN if none of the three).
    """
    earned: list[Number] = [0.0]
    given: list[Number] = [0.0]
    for year, ramp in enumerate((ramp_year_1, ramp_year_2, ramp_year_3)):
        cost = programme_cost if year == 0 else running_cost
        result = compare(
            ramp=ramp,
            incremental_share=incremental_share,
            programme_cost=cost,
            attribution_target=attribution_target,
            aov_uplift=aov_uplift,
            discount=discount,
            traffic_lift=traffic_lift,
        )
        earned.append(earned[-1] + result["clienteling_gross_margin_change"])
        given.append(given[-1] + result["discount_gross_margin_change"])
        traffic_lift = traffic_lift * lift_kept
    payback: Number = nan
    for year in (3, 2, 1):
        payback = where(earned[year] >= 0, float(year), payback)
    return {
        "clienteling_by_year": earned,
        "discount_by_year": given,
        "clienteling_three_years": earned[3],
        "discount_three_years": given[3],
        "payback_year": payback,
    }
