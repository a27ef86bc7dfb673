"""The normal distribution and its quantile, in operations that can be traced."""

from __future__ import annotations

from cxprep.numbers.arith import Number, exp, log, minimum, sqrt, where

# Coefficients of Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3), 477-484; about 16 digits.
_CENTRE = (
    (
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3,
    ),
    (
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3,
    ),
)
_TAIL = (
    (
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ),
    (
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ),
)


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: Number) -> Number:
    above: Number = 0.0
    below: Number = 0.0
    for a, b in zip(reversed(coefficients[0]), reversed(coefficients[1]), strict=True):
        above = above * x + a
        below = below * x + b
    return above / below


def quantile(p: Number) -> Number:
    """The value that a standard normal variable stays below with probability `p`.

    Good to about 16 digits for p between 1e-11 and 1 - 1e-11, where the algorithm's third branch (further out in the
    tail) would begin; NaN outside 0 to 1.
    """
    q = p - 0.5
    centre = q * _ratio(_CENTRE, 0.180625 - q * q)
    tail = _ratio(_TAIL, sqrt(-log(minimum(p, 1 - p))) - 1.6)
    return where((q <= 0.425) & (q >= -0.425), centre, where(q > 0, tail, -tail))


def below(z: Number) -> Number:
    """The probability that a standard normal variable stays below z, good to 7.5e-8.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17. NaN stays NaN.
    """
    size = where(z < 0, -z, z)
    t = 1 / (1 + 0.2316419 * size)
    series: Number = 0.0
    for coefficient in (1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530):
        series = (series + coefficient) * t
    beyond = exp(-size * size / 2) * 0.3989422804014327 * series
    return where(z < 0, beyond, 1 - beyond)
