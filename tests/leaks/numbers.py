"""Numbers nobody has, valid in every way a machine can check, and look-alikes that fail in one.

The serial of every resident ID is 000, which no office gives out: none of them is a person's.
"""

from random import Random

REGIONS = (
    "371602",
    "371603",
    "371621",
    "371622",
    "371623",
    "371625",
    "371681",
    "372301",
    "370102",
    "110105",
    "320106",
    "410103",
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CARD_HEADS = ("622848", "621700", "622202", "621785", "622188", "623094", "621098")
_MOBILE_HEADS = (
    "130",
    "135",
    "138",
    "139",
    "150",
    "155",
    "158",
    "166",
    "177",
    "180",
    "186",
    "189",
    "199",
)
_WIDE = {ord("0") + n: ord("０") + n for n in range(10)} | {ord("X"): "Ｘ"}


def check_sign(first_17: str) -> str:
    """The last sign of a resident ID (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def birth(rng: Random, first: int = 1940, last: int = 2008) -> str:
    """A birth date, eight digits."""
    return f"{rng.randint(first, last)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"


def resident_id(rng: Random) -> str:
    """18 signs with a region, a date and a check sign that hold."""
    first = rng.choice(REGIONS) + birth(rng) + "000"
    return first + check_sign(first)


def resident_id_with_x(rng: Random) -> str:
    """One that ends in X."""
    while True:
        made = resident_id(rng)
        if made.endswith("X"):
            return made


def old_id(rng: Random) -> str:
    """15 digits, as given out until 1999."""
    return rng.choice(REGIONS) + birth(rng, 1940, 1985)[2:] + "000"


def wrong_check(rng: Random) -> str:
    """All of a resident ID but its check sign; a serial may look so."""
    first = rng.choice(REGIONS) + birth(rng) + f"{rng.randint(1, 999):03d}"
    return first + rng.choice([sign for sign in "0123456789" if sign != check_sign(first)])


def impossible_date(rng: Random) -> str:
    """18 digits with a check sign that holds, and a thirteenth month or a thirtieth of February."""
    day = rng.choice(("19901301", "20080230", "19751500", "18570412", "20991231", "19850431"))
    first = rng.choice(REGIONS) + day + "000"
    made = first + check_sign(first)
    return made if made[-1] != "X" else impossible_date(rng)


def luhn_sign(digits: str) -> str:
    """The digit that makes it pass the Luhn test."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def card(rng: Random, length: int = 19) -> str:
    """A bank card's number."""
    first = rng.choice(_CARD_HEADS) + digits(rng, length - 7)
    return first + luhn_sign(first)


def unit_account(rng: Random) -> str:
    """An office's account: as long as a card's number, and now and then passing the same test."""
    length = rng.choice((16, 17, 18, 19, 19))
    first = rng.choice(("15", "16", "37", "80", "40", "90")) + digits(rng, length - 3)
    return first + luhn_sign(first)


def mobile(rng: Random) -> str:
    """An invented mobile number."""
    return rng.choice(_MOBILE_HEADS) + digits(rng, 8)


def digits(rng: Random, count: int) -> str:
    """So many digits, none of the last two 0."""
    return "".join(rng.choice("0123456789") for _ in range(count - 2)) + str(rng.randint(11, 99))


def credit_code(rng: Random) -> str:
    """A unified social credit code (GB 32100) with its letters."""
    signs = "".join(rng.choice(_CREDIT_SIGNS) for _ in range(6))
    return _credit_signed(rng.choice(("91371602MA", "91371600", "93371621")) + "3" + signs + "0000")


def credit_code_like_id(rng: Random) -> str:
    """A credit code, in order as one, of digits only, in which a date of birth seems to stand."""
    while True:
        date = birth(rng, 1951, 1999)
        made = _credit_signed(rng.choice(("121101", "123716", "113713")) + date + digits(rng, 3))
        if made.isdigit() and made[-1] == check_sign(made[:17]):
            return made


def _credit_signed(text: str) -> str:
    first = text[:17]
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return first + _CREDIT_SIGNS[-total % 31]


def wide(text: str) -> str:
    """In full-width signs."""
    return text.translate(_WIDE)


def spaced(text: str, *sizes: int) -> str:
    """In groups of these sizes; what is left is the last one."""
    parts, start = [], 0
    for size in sizes:
        parts.append(text[start : start + size])
        start += size
    return " ".join([*parts, text[start:]]).strip()
